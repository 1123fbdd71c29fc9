"""Addresses of deliveries."""

from django.urls import path

from wayhome.workspace.deliveries import importing, sending, views, withdrawing

urlpatterns = [
    path("", views.deliveries, name="deliveries"),
    path("send/", sending.upload, name="upload"),
    path("handed-in/<str:number>/", sending.handed_in, name="handed-in"),
    path("bring-in/", importing.bring_in, name="bring-in"),
    path(
        "bring-in/specification/<str:name>.yaml",
        importing.specification,
        name="specification-file",
    ),
    path("bring-in/kept/<int:kept>/off/", importing.take_off, name="take-specification-off"),
    path("bring-in/<str:number>/", importing.dry_run, name="dry-run"),
    path("bring-in/<str:number>/refused.csv", importing.refused, name="dry-run-refused"),
    path("bring-in/<str:number>/bring/", importing.bring_it_in, name="bring-it-in"),
    path("bring-in/<str:number>/keep/", importing.keep_specification, name="keep-specification"),
    path("bring-in/<str:number>/throw-away/", importing.throw_away, name="throw-away"),
    path("<str:delivery>/", views.delivery, name="delivery"),
    path("<str:delivery>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("<str:delivery>/put-back/", withdrawing.put_back, name="put-back"),
    path("<str:delivery>/refused/<str:name>", views.refused_file, name="refused-file"),
]
