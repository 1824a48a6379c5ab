"""Django's handle on the delivery package."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Fills the personal-data port, and delivery's own ports with what is its own; the packages above fill in the rest."""

    name = "our2souls.delivery"
    label = "delivery"

    def ready(self) -> None:
        """Declare what this package holds of people, and what its worker does by itself."""
        from our2souls.delivery import account_mail, clock_jumps, jobs, personal_data, ports, work

        personal_data.declare()
        ports.quick.register(work.ACCOUNT_MAIL, work.bring_account_mail)
        ports.quick.register("jobs", jobs.run)
        ports.chores.register("clock", clock_jumps.pull_back)
        ports.chores.register("old account mail", account_mail.forget_old)
