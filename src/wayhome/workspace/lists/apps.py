"""The Django application of the lists that an administrator keeps."""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    """The lists application."""

    name = "wayhome.workspace.lists"
    label = "lists"
