"""Django's handle on the shell."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages around the pages."""

    name = "our2souls.web"
    label = "web"

    def ready(self) -> None:
        """Declare what this package holds of people; have the worker forget the forms that were sent long ago."""
        from our2souls.delivery import registry as delivery_registry
        from our2souls.privacy.personal_data.registry import PersonalData, register
        from our2souls.web.models import Submission
        from our2souls.web.submissions import actions as submissions_actions

        register(PersonalData(package="web", personal=(Submission,)))

        delivery_registry.maintenance_tasks.register("forms that were sent", submissions_actions.sweep)
