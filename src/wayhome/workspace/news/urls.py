"""Addresses of news."""

from django.urls import path

from wayhome.workspace.news import views

urlpatterns = [
    path("news/", views.news, name="news"),
    path("news/read/", views.read, name="read-news"),
    path("news/mail/", views.mail, name="news-mail"),
]
