"""Django's handle on the privacy package."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Everything else stands on this package; it knows none of them."""

    name = "our2souls.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Declare what this package holds of people."""
        from our2souls.privacy.models import Submission
        from our2souls.privacy.registry import PersonalData, register

        register(PersonalData(package="privacy", personal=(Submission,)))
