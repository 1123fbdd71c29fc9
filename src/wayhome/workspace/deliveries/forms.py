"""Forms of deliveries: files to be dropped, by what to read them, why a delivery is withdrawn."""

from typing import Any, cast

from django import forms

from wayhome.extracts.withdrawing import Why
from wayhome.interchange.incoming.offering import names_another, offers, read_either
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.marking import Marking
from wayhome.workspace.deliveries.coming_in import FIELD, OWN, Arrived
from wayhome.workspace.deliveries.laying_out import SENT_BY, no_file
from wayhome.workspace.deliveries.models import LONGEST, a_name, kept_by
from wayhome.workspace.deliveries.trying_out import ReadBy
from wayhome.workspace.faults import told

KEPT = "kept-"
# Wider is nobody's to choose here, and sealed is for those who know: a delivery.yaml says it.
ASKED = (Marking.SENSITIVE, Marking.RESTRICTED)
DEFAULT = Marking.SENSITIVE  # as files are received that say nothing of it (extracts.sender)
OF_ONES_OWN = "Something else, by a specification of your own"


class SeveralFiles(forms.ClearableFileInput):
    """A file field that takes many files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Cleans to a list of files, each checked as Django checks one."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = (data or [None]) if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given]


class SendFiles(forms.Form):
    """Files of one's own agency; which feed they are is read from the files."""

    files = FilesField(  # type: ignore[assignment]  # Django's form has an attribute of this name
        label="Files", allow_empty_file=True, error_messages={"required": "Choose a file first."}
    )

    def __init__(self, *args: Any, not_taken: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.not_taken = not_taken

    def full_clean(self) -> None:
        super().full_clean()
        if self.not_taken:
            # In place of "choose a file": one was chosen, and was refused on its way.
            self.errors.pop(FIELD, None)
            self.add_error(FIELD, self.not_taken)

    def given(self) -> list[Arrived]:
        return list(self.cleaned_data[FIELD])


class BringIn(SendFiles):
    """Files of another tool, and the specification by which they are read."""

    specification = forms.ChoiceField(
        label="What is it?",
        error_messages=told("Choose what the file is."),
    )
    marking = forms.ChoiceField(
        label="How widely may it be seen?",
        choices=[(one, one.words) for one in ASKED],
        initial=DEFAULT,
        error_messages=told("Choose how widely it may be seen."),
    )
    own = forms.FileField(label="Your specification (YAML)", required=False, allow_empty_file=True)

    def __init__(self, *args: Any, agency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency
        self.kept = {f"{KEPT}{one.pk}": one for one in kept_by(agency)}
        self.titles = {one.name: one.title for one in offers()}
        self.titles |= {value: one.title for value, one in self.kept.items()}
        chosen = cast(forms.ChoiceField, self.fields["specification"])
        chosen.choices = [*self.titles.items(), (OWN, OF_ONES_OWN)]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("specification") == OWN:
            self._look_at_own(given.get("own"))
        return given

    def _look_at_own(self, own: Arrived | None) -> None:
        if own is None:
            return self.add_error(OWN, "Choose the file of your specification.")
        try:
            of = read_either(own.path)
        except BadUsage as fault:
            return self.add_error(OWN, str(fault))
        if why := no_file(of):
            return self.add_error(OWN, why)
        if another := names_another(of, self.agency):
            self.add_error(OWN, SENT_BY.format(sender=another, ours=self.agency))

    def marking_chosen(self) -> Marking:
        return Marking(self.cleaned_data["marking"])

    def read_by(self) -> ReadBy:
        """What was chosen."""
        chosen, own = self.cleaned_data["specification"], self.cleaned_data["own"]
        text = own.take() if own else b""  # or it would lie among the files that are read
        if chosen == OWN:
            return ReadBy(own.name, text=text)
        if one := self.kept.get(chosen):
            return ReadBy(f"{one.name}.yaml", one.title, one.text.encode())
        return ReadBy(chosen, self.titles[chosen])


class KeepSpecification(forms.Form):
    """The name under which an agency keeps a specification."""

    name = forms.CharField(
        label="Keep this specification for your agency, under the name",
        max_length=LONGEST,
        validators=[a_name],
        error_messages=told("Write the name to keep it under."),
    )


class Withdraw(forms.Form):
    """One of a few reasons: free words would bring people into the store."""

    why = forms.ChoiceField(
        label="Why is it withdrawn?",
        choices=[(why, why.words) for why in Why],
        error_messages=told("Say why it is withdrawn."),
    )
