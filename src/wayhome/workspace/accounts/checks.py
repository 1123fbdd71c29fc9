"""Numbered checks that stop a start which would not be safe."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import Error, register
from django.db import DatabaseError

from wayhome.workspace.accounts.models import User


@register("database", deploy=False)
def demonstration_accounts(
    app_configs: Any, databases: Sequence[str] | None = None, **_: Any
) -> list[Error]:
    """wayhome.E001: accounts whose passwords are printed must not open a service."""
    if settings.DEMO or not databases:
        return []
    try:
        found = User.objects.filter(is_demonstration=True, is_active=True).exists()
    except DatabaseError:  # before the first migration there are no accounts
        return []
    if not found:
        return []
    hint = (
        "Use another WAYHOME_HOME or WAYHOME_DATABASE for service, "
        "or set WAYHOME_DEMO=1 if this is a demonstration."
    )
    words = "This database holds demonstration accounts, and this is not a demonstration."
    return [Error(words, hint=hint, id="wayhome.E001")]
