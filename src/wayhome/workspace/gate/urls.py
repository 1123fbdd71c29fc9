"""Addresses of the gate."""

from django.urls import path

from wayhome.workspace.gate import asking

urlpatterns = [
    path("purpose/<sealed:about>/", asking.purpose, name="purpose"),
    path("people/<str:person_id>/break-glass/", asking.break_glass, name="break-glass-now"),
    path("break-glass/", asking.broken_glass, name="break-glass"),
    path("break-glass/<int:glass_id>/", asking.review_glass, name="review-glass"),
]
