"""Django's handle on vision notes."""

from django.apps import AppConfig


class VisionConfig(AppConfig):
    """Declares its personal data and its notices, and has the worker sweep."""

    name = "our2souls.vision"
    label = "vision"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.delivery import registry as delivery_registry
        from our2souls.vision.declarations import calendar_items, notifications, personal_data, vault
        from our2souls.vision.media import encrypted_storage, preparation

        personal_data.declare()
        notifications.declare()
        calendar_items.declare()
        vault.declare()
        delivery_registry.maintenance_tasks.register("files without a note", encrypted_storage.sweep)
        delivery_registry.maintenance_tasks.register("photos and memos that wait", preparation.resume)
