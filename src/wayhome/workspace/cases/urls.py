"""Addresses of cases."""

from django.urls import path

from wayhome.workspace.cases import (
    about_things,
    agendas,
    agreed,
    beginning,
    drafts,
    drifting,
    limits,
    measures,
    packs,
    papers,
    plan_papers,
    responding,
    sittings,
    to_map,
    views,
)
from wayhome.workspace.cases.referrals import taking

urlpatterns = [
    path("cases/", views.cases, name="cases"),
    path("drafts/", drafts.keep, name="keep-draft"),
    path("actions/", agreed.actions, name="actions"),
    path("drift/", drifting.drift, name="drift"),
    path("cases/begin/<str:pathway>/", beginning.by_name, name="begin-by-name"),
    path("limits/", limits.limits, name="limits"),
    path("limits/<str:code>/", limits.set_limit, name="set-limit"),
    path("measures/", measures.register, name="measures"),
    path("cases/<str:case>/", views.case, name="case"),
    path("cases/<str:case>/paper.<str:kind>", papers.paper, name="case-paper"),
    path("cases/<str:case>/agenda/", agendas.agenda, name="panel-agenda"),
    path("cases/<str:case>/pack/", packs.pack, name="panel-pack"),
    path("cases/<str:case>/pack.pdf", packs.pack_pdf, name="panel-pack-pdf"),
    path("cases/<str:case>/next/", sittings.next_sitting, name="next-sitting"),
    path("cases/<str:case>/referral.json", taking.json_file, name="referral-json"),
    path("cases/<str:case>/referral.pdf", taking.pdf_file, name="referral-pdf"),
    path("cases/<str:case>/page.pdf", plan_papers.page, name="plan-page"),
    path("cases/<str:case>/list.pdf", plan_papers.short, name="plan-list"),
    path("cases/<str:case>/begin/<str:pathway>/", beginning.out_of, name="begin-out-of"),
    path("people/<str:person_id>/cases/", beginning.of_somebody, name="person-cases"),
    path(
        "people/<str:person_id>/cases/begin/<str:pathway>/",
        beginning.about_somebody,
        name="begin-about",
    ),
    path("places/<sealed:place_ref>/cases/", about_things.of_place, name="place-cases"),
    path(
        "places/<sealed:place_ref>/cases/begin/<str:pathway>/",
        about_things.about_place,
        name="begin-about-place",
    ),
    path("lines/<sealed:line_id>/cases/", about_things.of_line, name="line-cases"),
    path(
        "lines/<sealed:line_id>/cases/begin/<str:pathway>/",
        about_things.about_line,
        name="begin-about-line",
    ),
    path(
        "groups/<str:group_ref>/cases/begin/<str:pathway>/",
        about_things.about_group,
        name="begin-about-group",
    ),
    path("cases/<str:case>/map/", to_map.interview_to_map, name="interview-to-map"),
    path("cases/<str:case>/say/<str:code>/", views.say, name="say-in-case"),
    path("cases/<str:case>/back/<int:at>/", views.take_back, name="take-back-in-case"),
    path("found/<str:reference>/respond/", responding.respond, name="respond-to-found"),
    path("found/<str:reference>/join/", responding.join, name="join-case"),
]
