"""Addresses of mapping sessions."""

from django.urls import path

from wayhome.workspace.sessions.live import news, session, take_back
from wayhome.workspace.sessions.views import (
    about,
    begin,
    close,
    reopen,
    review,
    sessions,
    table,
    take_out,
)

urlpatterns = [
    path("", sessions, name="sessions"),
    path("begin/", begin, name="begin-session"),
    path("<str:number>/", session, name="session"),
    path("<str:number>/news/", news, name="session-news"),
    path("<str:number>/table/", table, name="session-table"),
    path("<str:number>/about/", about, name="session-about"),
    path("<str:number>/back/<str:statement>/", take_back, name="take-statement-back"),
    path("<str:number>/close/", close, name="close-session"),
    path("<str:number>/reopen/", reopen, name="reopen-session"),
    path("<str:number>/out/", take_out, name="take-session-out"),
    path("<str:number>/review/", review, name="session-review"),
]
