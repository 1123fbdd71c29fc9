"""`POST /api/check`: who may this be, asked by a program."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.governance.roles import Act
from wayhome.governance.scopes import Scope
from wayhome.workspace.found.plain import answered, read
from wayhome.workspace.gate.programs import by_token


@by_token(task=Act.CHECK, scope=Scope.FOUND)
@sensitive_post_parameters()
def check(request: HttpRequest) -> JsonResponse:
    """JSON in and out; the same answer as the page, to the same viewer."""
    return answered(request, read(request.body))
