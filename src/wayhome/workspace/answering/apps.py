"""The Django application of answers to signs."""

from django.apps import AppConfig


class AnsweringConfig(AppConfig):
    """The answering application."""

    name = "wayhome.workspace.answering"
    label = "answering"
