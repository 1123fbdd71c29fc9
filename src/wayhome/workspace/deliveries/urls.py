"""Addresses of deliveries."""

from django.urls import path

from wayhome.workspace.deliveries import views

urlpatterns = [
    path("", views.deliveries, name="deliveries"),
    path("send/", views.upload, name="upload"),
    path("<str:delivery>/", views.delivery, name="delivery"),
    path("<str:delivery>/refused.csv", views.refused_file, name="refused-file"),
]
