"""Django made ready for a command: settings, applications, and for serving the database too."""

import os

import django
from django.core import checks
from django.core.management import call_command

from wayhome.lexicon.errors import NotSetUp


def start() -> None:
    """Load settings and applications. NotSetUp or BadUsage where a setting is missing or wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayhome.workspace.config.settings")
    django.setup()


def make_ready() -> None:
    """Everything before serving: tables up to date, and nothing unsafe. NotSetUp with the mend."""
    start()
    call_command("migrate", verbosity=0, interactive=False)
    found = checks.run_checks(databases=["default"])
    serious = [check for check in found if check.is_serious()]
    if serious:
        raise NotSetUp(" ".join(f"{c.msg} {c.hint or ''} ({c.id})".strip() for c in serious))
