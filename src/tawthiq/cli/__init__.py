"""The command: one verb a file, imported when it is called."""

from __future__ import annotations

import importlib
import sys
from typing import Final

import click

from tawthiq.cli.streams import utf8

_VERBS: Final = {
    "extract": "tawthiq.cli.extract",
    "explain": "tawthiq.cli.explain",
    "schema": "tawthiq.cli.schema",
    "codebook": "tawthiq.cli.codebook",
    "places": "tawthiq.cli.places",
}
_HELP: Final = {
    "extract": "Read reports into claims.",
    "explain": "Show how one report was read, stage by stage.",
    "schema": "Print the JSON Schema of the output.",
    "codebook": "Check the codebook's data.",
    "places": "Look places up, see why one was chosen, add your own.",
}


class _Verbs(click.Group):
    """Loads a verb's module only when it is used: the command starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        module = _VERBS.get(cmd_name)
        if module is None:
            return None
        command = importlib.import_module(module).command
        if not isinstance(command, click.Command):  # pragma: no cover
            raise TypeError(module)
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_HELP.items()))


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tawthiq")
def main() -> None:
    """Tawthiq reads Arabic reports of armed conflict into sourced claims.

    \b
    tawthiq extract report.txt --published 2016-12-06
    tawthiq extract reports.jsonl --format jsonl -o claims.jsonl
    tawthiq explain report.txt --published 2016-12-06

    Nothing leaves this machine.  Exit codes: 0 all read, 1 failed, 2 wrong use,
    3 finished but some inputs were refused (each is named with the reason).
    """
    utf8(sys.stdin, sys.stdout, sys.stderr)
