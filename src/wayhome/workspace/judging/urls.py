"""Addresses of judging links."""

from django.urls import path

from wayhome.workspace.judging.one_person import one_person
from wayhome.workspace.judging.parted import acknowledge
from wayhome.workspace.judging.queue import links, start_build, undo
from wayhome.workspace.judging.side_by_side import held_together, pair

urlpatterns = [
    path("links/", links, name="links"),
    path("links/build/", start_build, name="start-build"),
    path("links/undo/<str:number>/", undo, name="undo-judgement"),
    path("links/parted/<int:notice_id>/", acknowledge, name="acknowledge-parted"),
    path("links/<str:person_id>/<str:other_id>/", pair, name="link"),
    path("people/<str:person_id>/one-person/", one_person, name="one-person"),
    path("people/<str:person_id>/one-person/pair/", held_together, name="held-together"),
]
