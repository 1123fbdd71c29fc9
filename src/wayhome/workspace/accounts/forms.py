"""Forms of accounts. Fields stand in the order of the page, so that faults are told in it too."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from wayhome.governance.roles import ROLES
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.faults import told

ADDRESS = "Write an e-mail address, such as name@example.gov.uk."


def _email() -> forms.EmailField:
    return forms.EmailField(
        label="E-mail address", max_length=254, error_messages=told(ADDRESS, invalid=ADDRESS)
    )


def _password(label: str, asked: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, strip=False, error_messages=told(asked))


class SignIn(forms.Form):
    """E-mail address and password."""

    email = _email()
    password = _password("Password", "Write your password.")


class Account(forms.Form):
    """What an administrator sets: who, which agency, which role."""

    name = forms.CharField(
        label="Name",
        max_length=120,
        error_messages=told("Write the name by which colleagues know them."),
    )
    email = _email()
    agency = forms.ChoiceField(label="Agency", error_messages=told("Choose an agency."))
    role = forms.ChoiceField(
        label="Role",
        choices=[("", "Choose a role"), *((r.code, r.title) for r in ROLES)],
        error_messages=told("Choose a role: what each may do stands on this page."),
    )

    def __init__(self, *args: Any, held: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        register = read_register(home().agencies)
        self.fields["agency"].choices = [  # type: ignore[attr-defined]
            ("", "Choose an agency"),
            *((agency.code, agency.name) for agency in register.values()),
        ]

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip().lower()
        found = User.objects.filter(email=email).first()
        if found is not None and found != self.held:
            raise forms.ValidationError("Another account has this address.")
        return email


class NewPassword(forms.Form):
    """One's own password: the present one, then the new one twice."""

    present = _password("Present password", "Write the password you have now.")
    new = _password("New password", "Write a new password.")
    again = _password("New password again", "Write the new password once more.")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_present(self) -> str:
        present = str(self.cleaned_data["present"])
        if not self.user.check_password(present):
            raise forms.ValidationError("This is not your present password.")
        return present

    def clean_new(self) -> str:
        new = str(self.cleaned_data["new"])
        validate_password(new, self.user)
        if self.user.check_password(new):
            raise forms.ValidationError("This is the password you have now. Choose another.")
        return new

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("new") and given.get("again") and given["new"] != given["again"]:
            self.add_error("again", "The two new passwords are not the same.")
        return given
