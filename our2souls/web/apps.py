"""Django's handle on the shell."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages around the pages."""

    name = "our2souls.web"
    label = "web"

    def ready(self) -> None:
        """Declare what this package holds of people; have the worker forget the forms that were sent long ago."""
        from our2souls.delivery import ports
        from our2souls.privacy.registry import PersonalData, register
        from our2souls.web import submissions
        from our2souls.web.models import Submission

        register(PersonalData(package="web", personal=(Submission,)))

        ports.chores.register("forms that were sent", submissions.sweep)
