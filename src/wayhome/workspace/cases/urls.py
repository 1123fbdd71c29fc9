"""Addresses of cases."""

from django.urls import path

from wayhome.workspace.cases import (
    agreed,
    beginning,
    drafts,
    limits,
    measures,
    papers,
    plan_papers,
    responding,
    views,
)
from wayhome.workspace.cases.referrals import taking

urlpatterns = [
    path("cases/", views.cases, name="cases"),
    path("drafts/", drafts.keep, name="keep-draft"),
    path("actions/", agreed.actions, name="actions"),
    path("cases/begin/<str:pathway>/", beginning.by_name, name="begin-by-name"),
    path("limits/", limits.limits, name="limits"),
    path("limits/<str:code>/", limits.set_limit, name="set-limit"),
    path("measures/", measures.register, name="measures"),
    path("cases/<str:case>/", views.case, name="case"),
    path("cases/<str:case>/paper.<str:kind>", papers.paper, name="case-paper"),
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
    path("cases/<str:case>/say/<str:code>/", views.say, name="say-in-case"),
    path("cases/<str:case>/back/<int:at>/", views.take_back, name="take-back-in-case"),
    path("found/<str:reference>/respond/", responding.respond, name="respond-to-found"),
    path("found/<str:reference>/join/", responding.join, name="join-case"),
]
