"""Django's handle on the people package, and what it fills into the ports below it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Tells the worker how to find a recipient, and the registry what it holds of people."""

    name = "our2souls.people"
    label = "people"

    def ready(self) -> None:
        """Fill the ports."""
        from allauth.account.signals import authentication_step_completed, user_logged_in
        from allauth.usersessions.models import UserSession
        from django.db.models.signals import pre_save

        from our2souls.people import recipients
        from our2souls.people.account import known_devices, planned_erasure
        from our2souls.people.account import sessions as account_sessions
        from our2souls.people.account.app_lock import activity
        from our2souls.people.declarations import notifications, personal_data

        notifications.declare()
        personal_data.declare()
        recipients.declare()
        pre_save.connect(account_sessions.drop_ip, sender=UserSession, dispatch_uid="our2souls.people.drop_ip")
        user_logged_in.connect(known_devices.remember, dispatch_uid="our2souls.people.account.known_devices")
        user_logged_in.connect(planned_erasure.say_at_login, dispatch_uid="our2souls.people.account.planned_erasure")
        authentication_step_completed.connect(
            activity.unlock_by_proof, dispatch_uid="our2souls.people.account.app_lock"
        )
