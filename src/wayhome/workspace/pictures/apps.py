"""The Django application of kept pictures."""

from django.apps import AppConfig


class PicturesConfig(AppConfig):
    """The application of kept pictures."""

    name = "wayhome.workspace.pictures"
    label = "pictures"
