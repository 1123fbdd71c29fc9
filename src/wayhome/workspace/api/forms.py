"""Forms of integrations and hooks. Fields stand in the order of the page."""

from typing import Any

from django import forms

from wayhome.governance.purposes import purposes_for
from wayhome.governance.scopes import OPENS, Scope
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions.integrations import SPEAKS_AS
from wayhome.workspace.api.hooks.kinds import KINDS
from wayhome.workspace.api.hooks.where import checked, taken_apart
from wayhome.workspace.faults import told

# What a case and a person may both be looked at for.
OFFERED = purposes_for(SPEAKS_AS, "case")


def _name(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=80, error_messages=told("Write a name by which you know it again.")
    )


def _several(label: str, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=list(choices), widget=forms.CheckboxSelectMultiple,
        error_messages=told("Choose one or more."),
    )  # fmt: skip


class MakeIntegration(forms.Form):
    """Another system, why it looks, and what it may do."""

    name = _name("What is the system called?")
    purpose = forms.ChoiceField(
        label="Why does it look?",
        choices=[(one.code, one.title) for one in OFFERED],
        widget=forms.RadioSelect,
        error_messages=told("Choose what it is for."),
    )
    scopes = _several("What may it do?", ((one.value, OPENS[one]) for one in Scope))


class MakeHook(forms.Form):
    """An address, and of what it is told."""

    name = _name("What is the system called?")
    address = forms.CharField(
        label="Its address",
        max_length=400,
        error_messages=told("Write the address to which word is sent."),
    )
    kinds = _several("Of what is it told?", KINDS.items())

    def clean_address(self) -> str:
        """One that may be sent to, as far as can be told now; it is checked at every try."""
        address = str(self.cleaned_data["address"]).strip()
        try:
            checked(taken_apart(address))
        except BadUsage as refused:
            raise forms.ValidationError(str(refused)) from None
        return address
