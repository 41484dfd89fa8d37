"""How the API answers: JSON with Arabic as it is, pages by key, faults as problems."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any, Final, Generic, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.renderers import BaseRenderer
from pydantic import BaseModel

from tawthiq.case.fault import CaseError
from tawthiq.case.judging import Conflict

T = TypeVar("T")
_log: Final = logging.getLogger("django.request")


class Paged(Schema):
    """Which page of a list, and how long: ``after`` is the ``next`` of another page."""

    after: str = Field("", max_length=400)
    size: int = Field(50, ge=1, le=200)


class Page(Schema, Generic[T]):
    """Some of a list; ``next`` is the ``after`` of what follows, None at the end."""

    items: list[T]
    next: str | None


class ProblemError(Exception):
    """An answer that is a problem: its status, and what is wrong."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


class Unescaped(BaseRenderer):
    """JSON that a person can read."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:  # noqa: ANN401, ARG002
        """The text of an answer."""
        return _json(data)


class _Encoder(DjangoJSONEncoder):
    def default(self, o: object) -> Any:  # noqa: ANN401
        if isinstance(o, BaseModel):
            return o.model_dump(mode="json", by_alias=True)
        return super().default(o)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, cls=_Encoder)


def problem(status: int, detail: str, **more: object) -> HttpResponse:
    """Problem details (RFC 9457)."""
    title = HttpResponse(status=status).reason_phrase
    told = {"title": title, "status": status, "detail": detail, **more}
    answer = HttpResponse(_json(told), "application/problem+json", status)
    if status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def conflict(error: Conflict, versions: Mapping[str, object]) -> HttpResponse:
    """409 with both versions: the one that stands, and the one that was asked for."""
    return problem(409, str(error), **versions)


def handle(api: NinjaAPI) -> None:
    """Make every fault of an API a problem."""
    for kind, told in _TOLD.items():
        api.add_exception_handler(kind, told)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:  # noqa: ARG001
    wrong = [
        {"where": ".".join(map(str, e["loc"])), "what": e["msg"]} for e in error.errors
    ]
    return problem(422, "the request is not as the API's description says", wrong=wrong)


def _fault(request: HttpRequest, error: CaseError) -> HttpResponse:  # noqa: ARG001
    failed = isinstance(error.__cause__, DatabaseError | InterfaceError | OSError)
    return problem(503 if failed else 422, str(error))


def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    _log.error("%s %s failed", request.method, request.path, exc_info=error)
    return problem(500, "a fault of the desk; nothing half-done was kept")


_TOLD: Final[dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]]] = {
    AuthenticationError: lambda _, __: problem(
        401, "a living token is needed: Authorization: Bearer …"
    ),
    Http404: lambda _, __: problem(404, "there is nothing of this name"),
    ProblemError: lambda _, error: problem(error.status, str(error)),
    HttpError: lambda _, error: problem(error.status_code, str(error)),
    ValidationError: _invalid,
    CaseError: _fault,
    Exception: _failed,
}
