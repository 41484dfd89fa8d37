"""The people of a team: added, given a role, shut out, let in again; all of it logged.

Nobody gives anybody a password: a new person, or one who forgot theirs, gets a link
that works once, for a day, and chooses one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _

from tawthiq.case import log
from tawthiq.case.fault import CaseError
from tawthiq.desk import access, sessions
from tawthiq.desk.access import ROLES, Role
from tawthiq.desk.tokens import Token


class Person(NamedTuple):
    """An account, and the role that it has."""

    user: User
    role: Role


def people() -> list[Person]:
    """All accounts, by name; the active ones first."""
    return sorted(_people(), key=lambda p: (not p.user.is_active, p.user.username))


def _people() -> Iterator[Person]:
    held = User.objects.filter(groups__name__in=ROLES).distinct()
    for user in held.prefetch_related("groups"):
        yield Person(user, role_of(user))


def role_of(user: User) -> Role:
    """The highest role of a person."""
    return ROLES[max(0, access.highest(user) - 1)]


def add(
    name: str, role: Role, *, by: str, why: str = "", password: str | None = None
) -> User:
    """A new person; without a password they come in by ``link``.

    Raises ``ValidationError`` for a name that is taken or unfit, or a weak password.
    """
    user = User(username=User.normalize_username(name))
    user.full_clean(exclude=["password"])
    if password is not None:
        validate_password(password, user)
    user.set_password(password)
    with log.writing(by, why) as chain:
        user.save()
        user.groups.set([_group(role)])
        _log(chain, user, "added", role=role)
    return user


def set_role(user: User, role: Role, *, by: str, why: str) -> None:
    """Give a person another role; it holds from their next request on.

    Raises ``CaseError`` where nobody would be left to administer the case.
    """
    with log.writing(by, why) as chain:
        if role != "admin":
            _keep_an_admin(user)
        before = role_of(user)
        user.groups.set([_group(role)])
        _log(chain, user, "role", before=before, role=role)


def shut_out(user: User, *, by: str, why: str) -> None:
    """End a person's sessions and tokens now; what they did stays in the log.

    Raises ``CaseError`` where nobody would be left to administer the case.
    """
    with log.writing(by, why) as chain:
        _keep_an_admin(user)
        user.is_active = False
        user.save(update_fields=["is_active"])
        _end(user)
        _log(chain, user, "shut out")


def let_in(user: User, *, by: str, why: str) -> None:
    """Let a person in again who was shut out; their tokens stay ended."""
    with log.writing(by, why) as chain:
        user.is_active = True
        user.save(update_fields=["is_active"])
        _log(chain, user, "let in")


def end_sessions(user: User, *, by: str, why: str) -> None:
    """End a person's sessions now; they come in again with their password."""
    with log.writing(by, why) as chain:
        sessions.end(user)
        _log(chain, user, "sessions ended")


def reset(user: User, *, by: str, why: str) -> None:
    """Take a person's password, sessions and tokens away: ``link`` gives a new one."""
    with log.writing(by, why) as chain:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        _end(user)
        _log(chain, user, "reset")


def choose(user: User, password: str, *, by: str) -> None:
    """Set a person's password; all their sessions end.

    Raises ``ValidationError`` for a weak one.
    """
    validate_password(password, user)
    with log.writing(by) as chain:
        user.set_password(password)
        user.save(update_fields=["password"])
        sessions.end(user)
        _log(chain, user, "password")


def link(user: User) -> str:
    """The path at which a person chooses a password, once."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return reverse("welcome", args=(uid, token))


def invited(uid: str, token: str) -> User | None:
    """Whose link it is; None where it was used, is old, or never was one."""
    try:
        user = User.objects.get(pk=int(urlsafe_base64_decode(uid)), is_active=True)
    except (ValueError, User.DoesNotExist):
        return None
    return user if default_token_generator.check_token(user, token) else None


def _group(role: Role) -> Group:
    return Group.objects.get_or_create(name=role)[0]


def _keep_an_admin(leaving: User) -> None:
    others = User.objects.filter(groups__name="admin", is_active=True)
    if not others.exclude(pk=leaving.pk).exists() and role_of(leaving) == "admin":
        raise CaseError(_("nobody would be left to administer this case"))


def _end(user: User) -> None:
    sessions.end(user)
    Token.objects.filter(user=user, revoked=None).update(revoked=timezone.now())


def _log(chain: log.Chain, user: User, change: str, **more: str) -> None:
    chain.add("account", {"person": user.username, "change": change, **more})


def told(error: ValidationError) -> str:
    """What is wrong, as one text."""
    return " ".join(error.messages)
