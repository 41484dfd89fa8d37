"""Who may do what: reader < analyst < reviewer < admin."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Final, Literal

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from tawthiq.case import log

Role = Literal["reader", "analyst", "reviewer", "admin"]
Power = Literal["read", "judge", "review", "admin"]
ROLES: Final[tuple[Role, ...]] = ("reader", "analyst", "reviewer", "admin")
POWERS: Final[tuple[Power, ...]] = ("read", "judge", "review", "admin")

View = Callable[..., HttpResponseBase]


def who(request: HttpRequest) -> str:
    """The name that goes into the log for what a request does."""
    user = _user(request)
    if user is None:
        return ""
    return user.get_username() if settings.TEAM else log.who()


def rank(user: User | AnonymousUser | None) -> int:
    """How many powers a person has: none before they came in."""
    if user is None or not user.is_authenticated or not user.is_active:
        return 0
    if not settings.TEAM:
        return len(POWERS)
    return highest(user)


def highest(user: User | AnonymousUser) -> int:
    """The number of a person's highest role, counted from 1; 0 for none."""
    held = {group.name for group in user.groups.all()}
    return max((n for n, role in enumerate(ROLES, 1) if role in held), default=0)


def act_as(request: HttpRequest, user: User) -> None:
    """Go on with a request as a person whom a token names, whoever the session is of."""
    request.user = user
    request.desk_rank = rank(user)  # type: ignore[attr-defined]


def may(request: HttpRequest) -> dict[str, bool]:
    """Each power, and whether the person of a request has it."""
    has = _rank(request)
    return {power: has > n for n, power in enumerate(POWERS)}


def needs(power: Power) -> Callable[[View], View]:
    """Let only those come to a view who have a power; others get 403, or the login."""

    def mark(view: View) -> View:
        @functools.wraps(view)
        def guarded(
            request: HttpRequest, *args: object, **kwargs: object
        ) -> HttpResponseBase:
            if not may(request)[power]:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.power = power  # type: ignore[attr-defined]
        return guarded

    return mark


def _rank(request: HttpRequest) -> int:
    held = getattr(request, "desk_rank", None)
    if held is None:
        held = rank(_user(request))
        request.desk_rank = held  # type: ignore[attr-defined]
    return int(held)


def _user(request: HttpRequest) -> User | None:
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None
