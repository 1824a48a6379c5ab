"""Django's handle on vision notes."""

from django.apps import AppConfig


class VisionConfig(AppConfig):
    """Declares its personal data and its notices, and has the worker sweep."""

    name = "our2souls.vision"
    label = "vision"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.delivery import ports
        from our2souls.vision import media, notices, personal_data, preparation

        personal_data.declare()
        notices.declare()
        ports.chores.register("files without a note", media.sweep)
        ports.chores.register("photos and memos that wait", preparation.resume)
