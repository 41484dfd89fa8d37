"""``tawthiq case person``: the accounts of a team's desk, from the machine itself."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.case.options import BY, CASE, WHY, faults, who
from tawthiq.cli.streams import say

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_ROLES = ("reader", "analyst", "reviewer", "admin")
_PASSWORD = click.option(
    "--password",
    prompt=True,
    hide_input=True,
    confirmation_prompt=True,
    help="At least 12 characters; asked for unless given.",
)


@click.group
def command() -> None:
    """Keep the accounts of a team's desk.

    The first administrator is made here; the others in the browser, under People.
    """


@command.command
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(_ROLES),
    default="reader",
    show_default=True,
    help="What the person may do: each role may all that those before it may.",
)
@_PASSWORD
@CASE
@BY
@WHY
def add(
    *,
    name: str,
    role: str,
    password: str,
    directory: Path | None,
    by: str | None,
    why: str,
) -> None:
    """Add a person, and ask for a password.

    \b
    tawthiq case person add samar --role admin
    """
    with _accounts(directory):
        from tawthiq.desk import accounts

        accounts.add(name, role, by=who(by), why=why, password=password)  # type: ignore[arg-type]
    say(f"{name} may come in as {role}")


@command.command("password")
@click.argument("name")
@_PASSWORD
@CASE
@BY
def password_(
    *, name: str, password: str, directory: Path | None, by: str | None
) -> None:
    """Give a person another password, as where the only administrator forgot theirs."""
    with _accounts(directory):
        from tawthiq.desk import accounts

        accounts.choose(_user(name), password, by=who(by))
    say(f"{name} has a new password, and no session any more")


@command.command("list")
@CASE
def list_(directory: Path | None) -> None:
    """Show who has an account, and in which role."""
    with _accounts(directory):
        from tawthiq.desk import accounts

        for user, role in accounts.people():
            state = "" if user.is_active else "  (shut out)"
            click.echo(f"{user.username}  {role}{state}")


@contextlib.contextmanager
def _accounts(directory: Path | None) -> Iterator[None]:
    """The case with the desk's tables; what is unfit is told, not traced."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tawthiq.desk.settings"
    with faults():
        from django.core.exceptions import ValidationError

        import tawthiq.case  # noqa: F401 - sets Django up
        from tawthiq.case.case import find
        from tawthiq.desk import accounts, opened

        held = opened.show(find(directory or Path()), team=True)
        try:
            yield
        except ValidationError as error:
            raise click.ClickException(accounts.told(error)) from error
        finally:
            held.close()


def _user(name: str) -> User:
    from django.contrib.auth.models import User

    from tawthiq.case.fault import CaseError

    user = User.objects.filter(username=name).first()
    if user is None:
        raise CaseError(f"nobody has an account named {name!r}")
    return user
