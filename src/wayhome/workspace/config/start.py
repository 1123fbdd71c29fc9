"""Django made ready for a command, once."""

import os

import django


def start() -> None:
    """Load settings and applications. NotSetUp or BadUsage where a setting is missing or wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayhome.workspace.config.settings")
    django.setup()
