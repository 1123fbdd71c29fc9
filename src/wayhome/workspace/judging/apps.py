"""The Django application of judgements."""

from django.apps import AppConfig


class JudgingConfig(AppConfig):
    """The judging application."""

    name = "wayhome.workspace.judging"
    label = "judging"
