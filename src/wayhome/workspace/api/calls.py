"""One call of the interface: what it is named, what it takes and gives, and what happens around it.

    token, scope, how often (gate.programs)  ─>  shape  ─>  the call itself  ─>  JSON

A call is described once (`Call`): its address, the check of what is sent and the document are made
of that. Keeps: what does not fit its shape never reaches a call; a retry under the same key writes
nothing twice.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.crypto import salted_hmac
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.governance.roles import Act
from wayhome.governance.scopes import Scope
from wayhome.lexicon.errors import WayhomeError
from wayhome.workspace.actions.integrations import AnotherWasSent, once
from wayhome.workspace.api.models import RequestKey
from wayhome.workspace.api.shape import Shape, faults
from wayhome.workspace.api.shapes import written
from wayhome.workspace.config.failures import NO_SUCH_PAGE, NobodyThere
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.programs import by_token, integration_of, said

Plain = dict[str, Any]
ROOT = "api/v1/"
KEY = "Idempotency-Key"
KEY_SHAPE = written(
    r"^[0-9A-Za-z_-]{8,64}$", "in 8 to 64 letters, figures and dashes",
    "Chosen by you, another for each thing that is sent; the same for a retry of it, which then "
    "writes nothing twice. It is known again for a week.",
)  # fmt: skip
JSON = "application/json"
FOR_INTEGRATIONS = (
    "This address is for integrations: an administrator of your agency makes one, and hands its "
    "token over."
)
NOT_JSON = f"Send JSON, and say so: Content-Type: {JSON}."
NOT_READ = "What you sent cannot be read as JSON. Send one object."
NO_KEY = f"Send the header {KEY}: a key {KEY_SHAPE['x-written']}, and the same for a retry."
ANOTHER = (
    "Something else was sent under this key before. Nothing was written: send this with a new key."
)


@dataclass(frozen=True)
class Call:
    """What a call is. `parts`: of its address; `gives`: its answer; `made`: that the answer to what
    is new is 201; `example`, `given`: of what is sent and of the answer."""

    name: str
    method: str
    address: str
    does: str
    task: Act
    scope: Scope
    gives: Shape = field(repr=False)
    given: Plain = field(repr=False)
    says: str = ""
    parts: Mapping[str, Shape] = field(default_factory=dict, repr=False)
    query: Shape | None = field(default=None, repr=False)
    body: Shape | None = field(default=None, repr=False)
    example: Plain = field(default_factory=dict, repr=False)
    made: bool = False

    @property
    def writes(self) -> bool:
        return self.body is not None


@dataclass(frozen=True)
class Sent:
    """What was sent and fits. `made`: by an earlier send of the same, empty where there was none;
    `once(does)`: does it under its key, and gives what was made and whether it is new."""

    held: Plain = field(repr=False)
    made: str = ""
    once: Callable[[Callable[[], str]], tuple[str, bool]] = field(
        default=lambda does: (does(), True), repr=False
    )


class Unfit(WayhomeError):
    """What was sent and cannot be: its status, one sentence, and by field what is wrong."""

    def __init__(self, status: int, sentence: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.status, self.fields = status, dict(fields or {})


CALLS: list[tuple[Call, Any]] = []


def call(of: Call) -> Callable[[Callable[..., Any]], Any]:
    """Mark a function as a call: `does(request, sent, **parts)`, which gives an answer, or a status
    and an answer."""

    def mark(does: Callable[..., Any]) -> Any:
        @by_token(task=of.task, scope=of.scope, method=of.method)
        @sensitive_post_parameters()
        @wraps(does)
        def answered(request: HttpRequest, **parts: str) -> JsonResponse:
            try:
                _there(of, parts)
                given = does(request, _sent(request, of), **parts)
            except Unfit as unfit:
                fields = {"fields": unfit.fields} if unfit.fields else {}
                return said(unfit.status, str(unfit), **fields)
            status, answer = given if isinstance(given, tuple) else (200, given)
            return JsonResponse(answer, status=status)

        CALLS.append((of, answered))
        return answered

    return mark


def _there(of: Call, parts: Mapping[str, str]) -> None:
    if any(list(faults(parts[name], shape)) for name, shape in of.parts.items()):
        raise NobodyThere(NO_SUCH_PAGE)


def _sent(request: HttpRequest, of: Call) -> Sent:
    integration = integration_of(signed_in(request))
    if integration is None:
        raise PermissionDenied(FOR_INTEGRATIONS)
    if of.body is None:
        return Sent(_fits(_query(request, of), of.query) if of.query else {})
    key = request.headers.get(KEY, "")
    if list(faults(key, KEY_SHAPE)):
        raise Unfit(400, NO_KEY)
    held = _fits(_read(request), of.body)
    return _under(request, integration, key, held)


def _under(request: HttpRequest, integration: Any, key: str, held: Plain) -> Sent:
    """What was sent under a key: known again where it came before."""
    told = [request.path, json.dumps(held, sort_keys=True)]
    print_ = salted_hmac("wayhome.sent", "\n".join(told), algorithm="sha256").hexdigest()
    before = RequestKey.objects.filter(integration=integration, key=key).first()
    if before is not None and before.sent != print_:
        raise Unfit(409, ANOTHER)

    def does_once(does: Callable[[], str]) -> tuple[str, bool]:
        try:
            return once(integration=integration, key=key, sent=print_, does=does)
        except AnotherWasSent as first:
            raise Unfit(409, ANOTHER) from first

    return Sent(held, before.made if before else "", does_once)


def _query(request: HttpRequest, of: Call) -> Plain:
    """What stands behind the address, whole numbers as such."""
    assert of.query is not None
    known = of.query["properties"]
    found: Plain = dict(request.GET.items())
    for name, text in found.items():
        number = known.get(name, {}).get("type") == "integer"
        if number and len(text) < 10 and text.isascii() and text.isdecimal():
            found[name] = int(text)
    return found


def _read(request: HttpRequest) -> Any:
    if request.content_type != JSON:
        raise Unfit(415, NOT_JSON)
    try:
        return json.loads(request.body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Unfit(400, NOT_READ) from None


def _no_number(word: str) -> None:
    raise ValueError(f"JSON has no {word}.")


def _fits(held: Any, shape: Shape) -> Plain:
    """The same, where it fits. Unfit with what is wrong, by field."""
    found = list(faults(held, shape))
    strange = [one for one in found if not one.understood]
    if found:
        (first, *_) = strange or found
        fields = {one.where: one.says for one in (strange or found) if one.where}
        raise Unfit(400 if strange else 422, in_one(first.where, first.says), fields)
    return dict(held)


def in_one(where: str, says: str) -> str:
    """One sentence of a fault: where, and what."""
    return f"{where}: {says}" if where else says
