"""Django's handle on the vault."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Declares its personal data."""

    name = "our2souls.vault"
    label = "vault"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.vault.declarations import personal_data

        personal_data.declare()
