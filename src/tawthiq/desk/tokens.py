"""Keys for programs that use the API in a person's name.

A token is shown once, when it is made; only its SHA-256 is kept.  It never opens more
than its person may do: its scopes are what it is confined to, not what it grants.
"""

from __future__ import annotations

import datetime
import hashlib
import secrets
from collections.abc import Iterable
from typing import Final, Literal, get_args

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

Scope = Literal["read", "judge", "review", "export"]
SCOPES: Final[tuple[Scope, ...]] = get_args(Scope)
MAX_DAYS: Final = 365
_MARK: Final = "twq_"  # so that scanners for leaked keys find it
_SHOWN: Final = 4  # first letters, by which a person tells their tokens apart
_PRECISION: Final = datetime.timedelta(minutes=1)  # of the last use


class Token(models.Model):
    """A key of a person: what it is for, what it opens, until when."""

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    start = models.CharField(max_length=16)
    scopes = models.CharField(max_length=64)  # comma joined
    made = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    revoked = models.DateTimeField(null=True)

    class Meta:
        app_label = "desk"
        ordering = ("-made",)

    @property
    def opens(self) -> list[str]:
        """Its scopes."""
        return self.scopes.split(",")

    @property
    def alive(self) -> bool:
        """Whether it still opens anything."""
        return self.revoked is None and self.expires > timezone.now()


def make(user: User, name: str, scopes: Iterable[str], days: int) -> tuple[Token, str]:
    """A new token, and its secret, which nobody can ever read again.

    Raises ``ValueError`` for a scope that there is not, none at all, or a life of less
    than a day or more than a year.
    """
    wanted = set(scopes)
    if not wanted or not wanted <= set(SCOPES):
        raise ValueError(f"scopes are some of {', '.join(SCOPES)}")
    if not 1 <= days <= MAX_DAYS:
        raise ValueError(f"a token lives 1 to {MAX_DAYS} days")
    secret = _MARK + secrets.token_urlsafe(32)
    now = timezone.now()
    token = Token.objects.create(
        user=user,
        name=name,
        digest=_digest(secret),
        start=secret[: len(_MARK) + _SHOWN],
        scopes=",".join(s for s in SCOPES if s in wanted),
        made=now,
        expires=now + datetime.timedelta(days=days),
    )
    return token, secret


def find(secret: str) -> Token | None:
    """The living token of a secret whose person is active; its use is noted."""
    token = (
        Token.objects.select_related("user")
        .filter(digest=_digest(secret), user__is_active=True)
        .first()
    )
    if token is None or not token.alive:
        return None
    now = timezone.now()
    if token.used is None or now - token.used > _PRECISION:
        Token.objects.filter(pk=token.pk).update(used=now)
    return token


def revoke(token: Token) -> None:
    """End a token now."""
    Token.objects.filter(pk=token.pk, revoked=None).update(revoked=timezone.now())


def _digest(secret: str) -> str:
    # 256 random bits need no slow hash: they cannot be guessed from it
    return hashlib.sha256(secret.encode()).hexdigest()
