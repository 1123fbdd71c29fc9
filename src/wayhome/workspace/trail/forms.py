"""The filters of the audit explorer, kept in the address bar."""

from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from wayhome.workspace.trail.models import AuditEvent

EQUAL = {"who": "actor_name__icontains", "about": "about", "agency": "agency", "what": "what"}
WHATS = ("look", "write", "refused", "failed", "sign-in")


class Filter(forms.Form):
    """Who, about whom, what, and between which days (both included)."""

    who = forms.CharField(label="Who (e-mail address)", required=False, max_length=254)
    about = forms.CharField(label="About (person or delivery)", required=False, max_length=120)
    agency = forms.CharField(label="Agency", required=False, max_length=40)
    what = forms.ChoiceField(
        label="What", required=False, choices=[("", "Anything"), *((w, w) for w in WHATS)]
    )
    since = forms.DateField(label="From", required=False)
    until = forms.DateField(label="To", required=False)

    def applied(self, events: "QuerySet[AuditEvent]") -> "QuerySet[AuditEvent]":
        """The events that pass; a filter that cannot be read is left out and shown as an error."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {})
        for name, field in EQUAL.items():
            if given.get(name):
                events = events.filter(**{field: given[name]})
        if given.get("since"):
            events = events.filter(at__gte=_midnight(given["since"]))
        if given.get("until"):
            events = events.filter(at__lt=_midnight(given["until"] + timedelta(days=1)))
        return events

    def query(self) -> str:
        """The filters as the address bar has them, for paging and export."""
        given = {name: self.data.get(name, "") for name in self.fields} if self.is_bound else {}
        return urlencode({name: value for name, value in given.items() if value})


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))  # in Europe/London
