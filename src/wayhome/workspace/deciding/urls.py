"""Addresses of decisions and of what became of them."""

from django.urls import path

from wayhome.workspace.deciding.views import decide_group, decide_line, decide_person
from wayhome.workspace.deciding.views_of_steps import next_step, take_decision_back

urlpatterns = [
    path("groups/<str:group_ref>/decide/", decide_group, name="decide-group"),
    path("lines/<sealed:line_id>/decide/", decide_line, name="decide-line"),
    path("people/<str:person_id>/ties/questions/decide/", decide_person, name="decide-person"),
    path("next-steps/<str:number>/", next_step, name="next-step"),
    path("next-steps/<str:number>/back/", take_decision_back, name="take-decision-back"),
]
