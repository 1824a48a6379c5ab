"""Django's handle on the privacy package."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Everything else stands on this package; it knows none of them."""

    name = "our2souls.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Have the tables put under their policies whenever they were migrated."""
        from django.db.models.signals import post_migrate

        from our2souls.privacy.row_security import install

        post_migrate.connect(install.after_migration, sender=self, dispatch_uid="our2souls.privacy.row_security")
