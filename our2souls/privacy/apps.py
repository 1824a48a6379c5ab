"""Django's handle on the privacy package."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Everything else stands on this package; it knows none of them."""

    name = "our2souls.privacy"
    label = "privacy"
