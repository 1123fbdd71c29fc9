"""Forms of accounts."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from wayhome.governance.roles import ROLES
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User


class SignIn(forms.Form):
    """E-mail address and password."""

    email = forms.EmailField(label="E-mail address", max_length=254)
    password = forms.CharField(label="Password", max_length=200, strip=False)


class Account(forms.Form):
    """What an administrator sets: who, which agency, which role."""

    email = forms.EmailField(label="E-mail address", max_length=254)
    name = forms.CharField(label="Name", max_length=120)
    agency = forms.ChoiceField(label="Agency")
    role = forms.ChoiceField(label="Role", choices=[(r.code, r.title) for r in ROLES])

    def __init__(self, *args: Any, held: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        register = read_register(home().agencies)
        self.fields["agency"].choices = [  # type: ignore[attr-defined]
            (agency.code, agency.name) for agency in register.values()
        ]

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip().lower()
        found = User.objects.filter(email=email).first()
        if found is not None and found != self.held:
            raise forms.ValidationError("Another account has this address.")
        return email


class NewAccount(Account):
    """An account and its first password, which the administrator hands over."""

    password = forms.CharField(label="First password", max_length=200, strip=False)

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, User(**{k: self.data.get(k, "") for k in ("email", "name")}))
        return password


class NewPassword(forms.Form):
    """One's own password: the present one, then the new one twice."""

    present = forms.CharField(label="Present password", max_length=200, strip=False)
    new = forms.CharField(label="New password", max_length=200, strip=False)
    again = forms.CharField(label="New password again", max_length=200, strip=False)

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
        return new

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("new") and given.get("again") and given["new"] != given["again"]:
            self.add_error("again", "The two new passwords are not the same.")
        return given
