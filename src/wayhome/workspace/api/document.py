"""The document of the interface, OpenAPI 3.1: made of the calls, whose shapes are what is checked.

Keeps: it holds no person and nothing of this installation, so whoever writes a program may read it.
"""

import re
from typing import Any

from django.http import HttpRequest, JsonResponse

from wayhome import __version__
from wayhome.governance.scopes import OPENS
from wayhome.workspace.api import actions, concerns, found, people, referrals
from wayhome.workspace.api.calls import CALLS, JSON, KEY, KEY_SHAPE, ROOT, Call
from wayhome.workspace.api.shape import Shape
from wayhome.workspace.api.shapes import FAULT
from wayhome.workspace.gate.views import open_route

Plain = dict[str, Any]
EVERY = (actions, concerns, found, people, referrals)  # so that their calls are there
PART = re.compile(r"<\w+:(\w+)>")
ABOUT = (
    "For the systems of agencies that work together on one child. An integration belongs to one "
    "agency and is for one purpose; it sees what that agency may see and does what its scopes "
    "name. A case of others and none look the same. An error is one sentence, and says which field "
    "it is about where it is about one. Moments that are sent are of the clock in London; those in "
    "answers have their zone. Do not read silence as safety."
)
# Of every call: status, when, and an example of its sentence.
FAULTS = {
    400: ("Not understood: no JSON, another type, or a field that there is not.",
          "age: This is not a whole number."),
    401: ("No token that holds.", "Send the token of an open account as: Authorization: Bearer …"),
    403: ("Not within the scopes or the role of the integration.",
          "This integration has not been given this."),
    404: ("Nobody and nothing there, or nothing that your agency may see.",
          "There is no page at this address, or it is not one you can see."),
    422: ("Understood, and cannot be: each field with what is wrong.",
          "said.seen: Write an answer: What was seen or said?"),
    429: ("Asked too often.", "You ask too often."),
    503: ("Nothing has been built yet.", "There is no release yet."),
}  # fmt: skip
OF_WRITING = {
    409: ("Somebody was first, or the key was used for something else. Nothing was written.",
          "Something else was sent under this key before."),
    413: ("Longer than anything that is asked.", "This is longer than anything that is asked."),
    415: ("Not sent as JSON.", "Send JSON, and say so."),
}  # fmt: skip


@open_route(reason="it describes the interface, the same for everybody, and holds no person")
def openapi(request: HttpRequest) -> JsonResponse:
    """The document."""
    if request.method not in {"GET", "HEAD"}:
        answer = JsonResponse({"error": "Ask with GET."}, status=405)
        answer["Allow"] = "GET, HEAD"
        return answer
    return JsonResponse(document())


def document() -> Plain:
    """All of it."""
    paths: Plain = {}
    for of, _ in sorted(CALLS, key=lambda one: (one[0].address, one[0].method)):
        at = "/" + ROOT + PART.sub(r"{\1}", of.address)
        paths.setdefault(at, {})[of.method.lower()] = _operation(of)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Wayhome", "version": __version__, "description": ABOUT},
        "paths": paths,
        "components": {
            "schemas": {"Fault": FAULT},
            "securitySchemes": {
                "token": {
                    "type": "http", "scheme": "bearer",
                    "description": "Of an integration. Scopes: "
                    + "; ".join(f"`{scope}`: {words}" for scope, words in OPENS.items()) + ".",
                },
            },
        },
        "security": [{"token": []}],
    }  # fmt: skip


def _operation(of: Call) -> Plain:
    operation: Plain = {
        "operationId": of.name,
        "summary": of.does,
        "description": " ".join(filter(None, (of.says, f"Scope: `{of.scope}`."))),
        "parameters": [*_parts(of), *_query(of), *(_key(of) if of.writes else [])],
        "responses": _answers(of),
    }
    if of.body is not None:
        content = {"schema": of.body, "examples": {"whole": {"value": of.example}}}
        operation["requestBody"] = {"required": True, "content": {JSON: content}}
    return operation


def _parts(of: Call) -> list[Plain]:
    return [
        {"name": name, "in": "path", "required": True, "schema": shape}
        for name, shape in of.parts.items()
    ]


def _query(of: Call) -> list[Plain]:
    asked: Shape = of.query or {"properties": {}}
    return [
        {"name": name, "in": "query", "required": False, "schema": shape}
        for name, shape in asked["properties"].items()
    ]


def _key(of: Call) -> list[Plain]:
    return [{"name": KEY, "in": "header", "required": True, "schema": KEY_SHAPE,
             "example": f"4f1c2a9e-{of.name}-0017"}]  # fmt: skip


def _answers(of: Call) -> Plain:
    whole = {JSON: {"schema": of.gives, "example": of.given}}
    good = {"200": {"description": "Sent before: as it is now." if of.made else "The answer.",
                    "content": whole}}  # fmt: skip
    if of.made:
        good["201"] = {"description": "Written.", "content": whole}
    bad = {**FAULTS, **(OF_WRITING if of.writes else {})}
    return {**good, **{str(status): _fault(status, *bad[status]) for status in sorted(bad)}}


def _fault(status: int, words: str, example: str) -> Plain:
    ref = {"$ref": "#/components/schemas/Fault"}
    answer: Plain = {
        "description": words,
        "content": {JSON: {"schema": ref, "example": {"error": example}}},
    }
    if status == 429:
        seconds = {"schema": {"type": "string"}, "description": "Seconds to wait."}
        answer["headers"] = {"Retry-After": seconds}
    return answer
