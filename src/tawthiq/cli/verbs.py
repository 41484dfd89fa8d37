"""A group of commands that imports a verb's module only when it is used."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click


class Verbs(click.Group):
    """Verbs as name → (``module:attribute``, one line of help): the command starts fast."""

    def __init__(self, *, verbs: Mapping[str, tuple[str, str]], **more: Any) -> None:  # noqa: ANN401
        super().__init__(**more)
        self._verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of its verbs."""
        return list(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The verb of a name, imported now."""
        if cmd_name not in self._verbs:
            return None
        module, _, attribute = self._verbs[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        if not isinstance(command, click.Command):  # pragma: no cover
            raise TypeError(cmd_name)
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """A line for each verb, without importing it."""
        with formatter.section("Commands"):
            formatter.write_dl([(n, told) for n, (_, told) in self._verbs.items()])
