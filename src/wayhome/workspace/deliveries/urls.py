"""Addresses of deliveries."""

from django.urls import path

from wayhome.workspace.deliveries import sending, views, withdrawing

urlpatterns = [
    path("", views.deliveries, name="deliveries"),
    path("send/", sending.upload, name="upload"),
    path("handed-in/<str:number>/", sending.handed_in, name="handed-in"),
    path("<str:delivery>/", views.delivery, name="delivery"),
    path("<str:delivery>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("<str:delivery>/put-back/", withdrawing.put_back, name="put-back"),
    path("<str:delivery>/refused/<str:name>", views.refused_file, name="refused-file"),
]
