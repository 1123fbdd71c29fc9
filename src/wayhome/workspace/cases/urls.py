"""Addresses of cases."""

from django.urls import path

from wayhome.workspace.cases import beginning, views

urlpatterns = [
    path("cases/", views.cases, name="cases"),
    path("cases/<str:case>/", views.case, name="case"),
    path("cases/<str:case>/say/<str:code>/", views.say, name="say-in-case"),
    path("cases/<str:case>/back/<int:at>/", views.take_back, name="take-back-in-case"),
    path("found/<str:reference>/respond/", beginning.respond, name="respond-to-found"),
    path("found/<str:reference>/join/", beginning.join, name="join-case"),
]
