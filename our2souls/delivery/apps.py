"""Django's handle on the delivery package."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Fills the personal-data port, and delivery's own ports with what is its own; the packages above fill in the rest."""

    name = "our2souls.delivery"
    label = "delivery"

    def ready(self) -> None:
        """Declare what this package holds of people, and what its worker does by itself."""
        from django.contrib.auth.signals import user_logged_out

        from our2souls.delivery import partner_events, personal_data, registry, schedules
        from our2souls.delivery.channels import account_mail, devices
        from our2souls.delivery.inbox import digest
        from our2souls.delivery.worker import jobs, run

        user_logged_out.connect(devices.forget_logged_out, dispatch_uid="our2souls.delivery.channels.devices")
        personal_data.declare()
        partner_events.declare()
        digest.declare()
        registry.frequent_tasks.register(run.ACCOUNT_MAIL, run.deliver_account_mail)
        registry.frequent_tasks.register("jobs", jobs.run)
        registry.maintenance_tasks.register("old account mail", account_mail.forget_old)
        registry.maintenance_tasks.register("reminders that came once", schedules.forget_ended)
