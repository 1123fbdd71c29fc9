"""The Django application that owns every template and the pages that read a release."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The pages application."""

    name = "wayhome.workspace.pages"
    label = "pages"
