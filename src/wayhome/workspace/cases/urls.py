"""Addresses of cases."""

from django.urls import path

from wayhome.workspace.cases import agreed, beginning, drafts, papers, responding, views

urlpatterns = [
    path("cases/", views.cases, name="cases"),
    path("drafts/", drafts.keep, name="keep-draft"),
    path("actions/", agreed.actions, name="actions"),
    path("cases/begin/<str:pathway>/", beginning.by_name, name="begin-by-name"),
    path("cases/<str:case>/", views.case, name="case"),
    path("cases/<str:case>/paper.<str:kind>", papers.paper, name="case-paper"),
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
