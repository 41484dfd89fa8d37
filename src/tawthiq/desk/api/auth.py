"""Who uses the API: the person of a token, within its scopes and their role."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest
from ninja.security import HttpBearer

from tawthiq.desk import access, tokens
from tawthiq.desk.access import Power
from tawthiq.desk.api.answers import ProblemError
from tawthiq.desk.tokens import Scope


class Bearer(HttpBearer):
    """``Authorization: Bearer twq_…``: a token of a scope, whose person has a power."""

    def __init__(self, scope: Scope, power: Power) -> None:
        super().__init__()
        self.scope: Final = scope
        self.power: Final = power

    def authenticate(self, request: HttpRequest, token: str) -> str | None:
        """The person's name for the log; None for no token of anybody.

        Raises ``ProblemError`` where the token or the person may not do this.
        """
        held = tokens.find(token)
        if held is None:
            return None
        access.act_as(request, held.user)
        if self.scope not in held.opens:
            raise ProblemError(403, f"this token has no scope {self.scope!r}")
        if not access.may(request)[self.power]:
            raise ProblemError(
                403, "the role of the token's person does not allow this"
            )
        return access.who(request)


READ: Final = Bearer("read", "read")
JUDGE: Final = Bearer("judge", "judge")
REVIEW: Final = Bearer("review", "review")
EXPORT: Final = Bearer("export", "review")
