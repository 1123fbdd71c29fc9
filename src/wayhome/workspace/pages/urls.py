"""Addresses of the pages that read a release."""

from django.urls import path

from wayhome.workspace.pages.views.attention import attention
from wayhome.workspace.pages.views.calls import calls, to_ask
from wayhome.workspace.pages.views.changes import (
    group_changes,
    line_changes,
    person_changes,
    place_changes,
)
from wayhome.workspace.pages.views.chronology import chronology
from wayhome.workspace.pages.views.desk import desk
from wayhome.workspace.pages.views.export import export_line, export_place, export_ties
from wayhome.workspace.pages.views.exports import exports, note_export
from wayhome.workspace.pages.views.flows import flows
from wayhome.workspace.pages.views.groups import group, groups
from wayhome.workspace.pages.views.joining import joining
from wayhome.workspace.pages.views.kept_pictures import export_map, keep
from wayhome.workspace.pages.views.kept_things import (
    export_group_map,
    export_line_map,
    export_place_map,
    keep_group,
    keep_line,
    keep_place,
    kept_group,
)
from wayhome.workspace.pages.views.lines import line, lines
from wayhome.workspace.pages.views.map import map_data, person_map
from wayhome.workspace.pages.views.person import person
from wayhome.workspace.pages.views.place_signs import place_sign
from wayhome.workspace.pages.views.places import place, places
from wayhome.workspace.pages.views.questions import questions
from wayhome.workspace.pages.views.record import record
from wayhome.workspace.pages.views.retention import retention
from wayhome.workspace.pages.views.search import search
from wayhome.workspace.pages.views.signs import person_signs, sign, signs
from wayhome.workspace.pages.views.thing_map import (
    group_map,
    line_map,
    line_map_data,
    place_map,
    place_map_data,
)
from wayhome.workspace.pages.views.ties import ties
from wayhome.workspace.pages.views.way import way_to
from wayhome.workspace.pages.views.who_is_near import who_is_near
from wayhome.workspace.pages.views.who_knows import who_knows
from wayhome.workspace.pages.views.without import line_without, place_without
from wayhome.workspace.pages.views.words_used import words_used

urlpatterns = [
    path("", desk, name="desk"),
    path("search/", search, name="search"),
    path("signs/", signs, name="signs"),
    path("near/", who_is_near, name="who-is-near"),
    path("near/who-knows/", who_knows, name="who-knows"),
    path("flows/", flows, name="flows"),
    path("lines/", lines, name="lines"),
    path("lines/to-ask/", to_ask, name="numbers-to-ask"),
    path("lines/calls/<str:record_id>/", calls, name="calls"),
    path("lines/<sealed:line_id>/", line, name="line"),
    path("lines/<sealed:line_id>/export/", export_line, name="export-line"),
    path("lines/<sealed:line_id>/map/", line_map, name="line-map"),
    path("lines/<sealed:line_id>/map/data/", line_map_data, name="line-map-data"),
    path("lines/<sealed:line_id>/map/keep/", keep_line, name="keep-line"),
    path("lines/<sealed:line_id>/map/export/", export_line_map, name="export-line-map"),
    path("lines/<sealed:line_id>/changes/", line_changes, name="line-changes"),
    path("lines/<sealed:line_id>/without/", line_without, name="line-without"),
    path("places/", places, name="places"),
    path("places/<sealed:place_ref>/", place, name="place"),
    path("places/<sealed:place_ref>/signs/<str:sign_id>/", place_sign, name="place-sign"),
    path("places/<sealed:place_ref>/map/", place_map, name="place-map"),
    path("places/<sealed:place_ref>/map/data/", place_map_data, name="place-map-data"),
    path("places/<sealed:place_ref>/map/keep/", keep_place, name="keep-place"),
    path("places/<sealed:place_ref>/map/export/", export_place_map, name="export-place-map"),
    path("places/<sealed:place_ref>/changes/", place_changes, name="place-changes"),
    path("places/<sealed:place_ref>/without/", place_without, name="place-without"),
    path("groups/", groups, name="groups"),
    path("groups/<str:group_ref>/", group, name="group"),
    path("groups/kept/<str:number>/", kept_group, name="kept-group"),
    path("groups/<str:group_ref>/changes/", group_changes, name="group-changes"),
    path("groups/<str:group_ref>/map/", group_map, name="group-map"),
    path("groups/<str:group_ref>/map/keep/", keep_group, name="keep-group"),
    path("groups/<str:group_ref>/map/export/", export_group_map, name="export-group-map"),
    path("places/<sealed:place_ref>/export/", export_place, name="export-place"),
    path("attention/", attention, name="attention"),
    path("exports/", exports, name="exports"),
    path("exports/<str:number>/note/", note_export, name="note-export"),
    path("joining/", joining, name="joining"),
    path("retention/", retention, name="retention"),
    path("words/", words_used, name="words-used"),
    path("people/<str:person_id>/", person, name="person"),
    path("people/<str:person_id>/chronology/", chronology, name="chronology"),
    path("people/<str:person_id>/ties/", ties, name="ties"),
    path("people/<str:person_id>/ties/export/", export_ties, name="export-ties"),
    path("people/<str:person_id>/ties/questions/", questions, name="questions"),
    path("people/<str:person_id>/ties/changes/", person_changes, name="person-changes"),
    path("people/<str:person_id>/map/", person_map, name="person-map"),
    path("people/<str:person_id>/map/data/", map_data, name="map-data"),
    path("people/<str:person_id>/map/way/", way_to, name="way-to"),
    path("people/<str:person_id>/map/keep/", keep, name="keep-picture"),
    path("people/<str:person_id>/map/export/", export_map, name="export-map"),
    path("people/<str:person_id>/signs/", person_signs, name="person-signs"),
    path("people/<str:person_id>/signs/<str:sign_id>/", sign, name="sign"),
    path("people/<str:person_id>/records/<str:record_id>/", record, name="record"),
]
