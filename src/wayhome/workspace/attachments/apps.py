"""The Django application of attachments."""

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    """The attachments application."""

    name = "wayhome.workspace.attachments"
    label = "attachments"
