"""The sessions of a team: where they came from, how old they are, when they end."""

from __future__ import annotations

import datetime
import ipaddress
import time
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

_SINCE: Final = "desk_since"
_SEEN: Final = "desk_seen"
_ADDRESS: Final = "desk_address"
_PRECISION: Final = 5 * 60  # seconds: a session is not written at every request


class Visit(NamedTuple):
    """A session of a person: since when, last seen (to five minutes), from where."""

    since: datetime.datetime
    seen: datetime.datetime
    address: str


def address(request: HttpRequest) -> str | None:
    """The address that a request came from, for the lock-out and the sessions.

    Where the peer is this machine it is the proxy, and the last entry of
    ``X-Forwarded-For`` is what the proxy itself saw; entries before it are what the
    client claims.  Another peer is never believed.  None where there is no address.
    """
    peer = request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.TEAM and forwarded and (not peer or _ip(peer, loopback=True)):
        peer = forwarded.rpartition(",")[2].strip()
    return _ip(peer)


def _ip(text: str, *, loopback: bool = False) -> str | None:
    try:
        held = ipaddress.ip_address(text)
    except ValueError:
        return None
    return str(held) if held.is_loopback or not loopback else None


def fresh(request: HttpRequest) -> bool:
    """Whether a session may go on; one that is too old, or was idle, is ended."""
    now = time.time()
    held = request.session
    seen = held.get(_SEEN, 0)
    too_old = now - held.get(_SINCE, 0) > settings.SESSION_COOKIE_AGE
    if too_old or now - seen > settings.DESK_IDLE:
        logout(request)
        return False
    if now - seen > _PRECISION:
        held[_SEEN] = int(now)
    return True


def of(user: User) -> list[Visit]:
    """The living sessions of a person, the newest first."""
    held = (values for _, values in _held(user))
    return sorted((_visit(values) for values in held), reverse=True)


def end(user: User) -> int:
    """End all sessions of a person; gives how many there were."""
    keys = [row.session_key for row, _ in _held(user)]
    Session.objects.filter(session_key__in=keys).delete()
    return len(keys)


def _held(user: User) -> Iterator[tuple[Session, dict[str, Any]]]:
    # Django keeps whose a session is inside it; a team has few enough to look.
    for row in Session.objects.filter(expire_date__gt=timezone.now()):
        values = row.get_decoded()
        if values.get(SESSION_KEY) == str(user.pk):
            yield row, values


def _visit(values: dict[str, Any]) -> Visit:
    return Visit(
        _moment(values.get(_SINCE, 0)),
        _moment(values.get(_SEEN, 0)),
        values.get(_ADDRESS) or "",
    )


def _moment(seconds: float) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)


def _began(request: HttpRequest, **_: object) -> None:
    now = int(time.time())
    request.session[_SINCE] = request.session[_SEEN] = now
    request.session[_ADDRESS] = address(request)
    Session.objects.filter(expire_date__lte=timezone.now()).delete()


user_logged_in.connect(_began, dispatch_uid="desk session began")
