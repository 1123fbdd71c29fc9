"""The filters of the audit explorer, kept in the address bar."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.faults import told
from wayhome.workspace.pages.day_field import DayField
from wayhome.workspace.trail.models import AuditEvent, Named
from wayhome.workspace.trail.telling import OF_ACCOUNTS
from wayhome.workspace.trail.words import WHATS

Events = QuerySet[AuditEvent]


class Filter(forms.Form):
    """Who, about whom, what, and between which days (both included)."""

    who = forms.CharField(
        label="Who (name or e-mail address)",
        required=False,
        max_length=254,
        error_messages=told(""),
    )
    about = forms.CharField(
        label="About (name or reference)",
        required=False,
        max_length=120,
        error_messages=told(""),
    )
    agency = forms.ChoiceField(label="Their agency", required=False, error_messages=told(""))
    what = forms.ChoiceField(
        label="What", required=False, choices=list(WHATS.items()), error_messages=told("")
    )
    since = DayField(label="From", required=False)
    until = DayField(label="To", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        register = read_register(home().agencies).items()
        self.fields["agency"].choices = [  # type: ignore[attr-defined]
            ("", "Any agency"),
            *((code, one.name) for code, one in register),
        ]
        self.is_valid()
        # A filter that cannot be read is left out, and shown as an error.
        self.given: dict[str, Any] = getattr(self, "cleaned_data", {})

    def applied(self, events: Events, people: Iterable[str]) -> Events:
        """The events that pass. `people`: whom `about` may mean, as the reader's search has it."""
        given = self.given
        if given.get("who"):
            events = events.filter(_by(given["who"]))
        if given.get("about"):
            events = events.filter(_of(given["about"], list(people)))
        for name in ("agency", "what"):
            if given.get(name):
                events = events.filter(**{name: given[name]})
        if given.get("since"):
            events = events.filter(at__gte=_midnight(given["since"]))
        if given.get("until"):
            events = events.filter(at__lt=_midnight(given["until"] + timedelta(days=1)))
        return events

    def query(self) -> str:
        """The filters as the address bar has them, for paging and export."""
        given = {name: self[name].value() for name in self.fields} if self.is_bound else {}
        return urlencode({name: value for name, value in given.items() if value})


def _by(text: str) -> Q:
    """Done by somebody of this name or address."""
    named = User.objects.filter(name__icontains=text).values("email")
    return Q(actor_name__icontains=text) | Q(actor_name__in=named)


def _of(text: str, people: list[str]) -> Q:
    """About somebody or something: a person, also in a list, an account, or a reference."""
    accounts = User.objects.filter(Q(name__icontains=text) | Q(email__iexact=text))
    pks = [str(pk) for pk in accounts.values_list("pk", flat=True)]
    about = [*people, text, text.upper()]
    return (
        Q(about__in=about)
        | Q(number__in=Named.objects.filter(person_id__in=about).values("event"))
        | Q(act__in=OF_ACCOUNTS, about__in=pks)
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))  # in Europe/London
