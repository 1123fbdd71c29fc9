"""Another system of an agency, as tests let it in and have it ask."""

import json
import secrets
from datetime import timedelta
from typing import Any

import jsonschema_rs
from django.http import HttpResponse
from django.test import Client
from tiny_region import TODAY

from wayhome.governance.scopes import Scope
from wayhome.workspace.accounts.models import User
from wayhome.workspace.accounts.tokens import new_token
from wayhome.workspace.actions import integrations as actions
from wayhome.workspace.api.document import PART, document
from wayhome.workspace.api.models import Integration

SEEN = "“He asked me twice to hold a bag for him.”"
ALONE = {
    "seen": SEEN, "when": "2026-11-19T15:40", "where": "Canal Street School", "how": "saw",
    "danger": "no", "told": "child", "raiser": "Ada Quill, safeguarding lead",
}  # fmt: skip
CONCERN = {**ALONE, "left_out": "They asked that nobody else hears of it yet."}
TY = {"given": "Ty", "family": "Marsh", "age": 15}
FOUND = {**TY, "place": "Bus station, NR1 1AA", "ring_back": "01632 960211"}


class System:
    """One that was let in: `ask` and `send` with its token."""

    def __init__(self, by: User, *scopes: Scope, purpose: str = "enquiry") -> None:
        self.token = new_token()
        self.of: Integration = actions.make(
            name="Records", purpose=purpose, scopes=scopes or tuple(Scope), token=self.token, by=by
        )

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def ask(self, address: str, **query: Any) -> HttpResponse:
        answer = Client().get(f"/api/v1/{address}", query, headers=self.headers)
        return as_the_document_says(answer, "get")

    def send(self, address: str, body: Any, key: str = "", **headers: str) -> HttpResponse:
        """A body that is no text already, as JSON; under a new key unless one is given."""
        sent = body if isinstance(body, str) else json.dumps(body)
        key = key or secrets.token_hex(8)
        answer = Client(enforce_csrf_checks=True).post(
            f"/api/v1/{address}", sent, content_type="application/json",
            headers={**self.headers, "Idempotency-Key": key, **headers},
        )  # fmt: skip
        return as_the_document_says(answer, "post")

    def raised(self, **more: Any) -> str:
        """The number of a concern that it raised by name."""
        answer = self.send("concerns", {"called": "A boy called Kai", "said": CONCERN, **more})
        assert answer.status_code == 201, answer.content
        return str(json.loads(answer.content)["case"])


def as_the_document_says(answer: HttpResponse, method: str) -> HttpResponse:
    """The same, held against the document by a validator that is not ours."""
    told = document()
    at = "/" + PART.sub(r"{\1}", answer.resolver_match.route)  # type: ignore[attr-defined]
    status = str(answer.status_code)
    if status != "500":
        shape = told["paths"][at][method]["responses"][status]["content"]["application/json"]
        whole = {**shape["schema"], "components": told["components"]}
        jsonschema_rs.Draft202012Validator(whole, validate_formats=True).validate(
            json.loads(answer.content)
        )
    return answer


def on(days: int) -> str:
    """A day so many after the region's own."""
    return f"{TODAY + timedelta(days=days)}"
