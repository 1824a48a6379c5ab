"""Django's handle on the shell."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages around the pages."""

    name = "our2souls.web"
    label = "web"

    def ready(self) -> None:
        """Have the worker forget the forms that were sent long ago."""
        from our2souls.delivery import ports
        from our2souls.privacy import submissions

        ports.chores.register("forms that were sent", submissions.sweep)
