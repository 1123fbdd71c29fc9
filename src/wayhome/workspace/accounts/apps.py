"""The Django application of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The accounts application."""

    name = "wayhome.workspace.accounts"
    label = "accounts"

    def ready(self) -> None:
        # Django finds checks by import; nothing else would load this module.
        from wayhome.workspace.accounts import checks  # noqa: F401
