"""Addresses of lists, below those of limits."""

from django.urls import path

from wayhome.workspace.lists import views

urlpatterns = [
    path("<str:kept>/", views.of_kind, name="list"),
    path("<str:kept>/add/", views.add, name="add-list-line"),
    path("<str:kept>/change/", views.change, name="change-list-line"),
]
