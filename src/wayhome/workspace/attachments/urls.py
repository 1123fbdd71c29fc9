"""Addresses of attachments and of bundles."""

from django.urls import path

from wayhome.workspace.attachments import bundles, views

AT = "cases/<str:case>/attachments/"
ONE = f"{AT}<str:attachment>/"
BUNDLES = "cases/<str:case>/bundles/"

urlpatterns = [
    path(f"{AT}attach/", views.attach, name="attach"),
    path(f"{ONE}file", views.attachment, name="attachment"),
    path(f"{ONE}out/", views.take_out, name="take-attachment-out"),
    path(f"{ONE}scan/", views.scan, name="scan-attachment"),
    path(f"{BUNDLES}make/", bundles.make, name="make-bundle"),
    path(f"{BUNDLES}<str:bundle>/file", bundles.bundle, name="bundle"),
]
