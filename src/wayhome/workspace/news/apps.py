"""The Django application of news."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """The news application."""

    name = "wayhome.workspace.news"
    label = "news"
