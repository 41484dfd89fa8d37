"""The command: one verb a file, imported when it is called."""

from __future__ import annotations

import sys
from typing import Final

import click

from tawthiq.cli.streams import utf8
from tawthiq.cli.verbs import Verbs

_VERBS: Final = {
    "extract": ("tawthiq.cli.extract:command", "Read reports into claims."),
    "explain": ("tawthiq.cli.explain:command", "Show how one report was read."),
    "case": (
        "tawthiq.cli.case:command",
        "Keep reports as evidence, with their claims.",
    ),
    "incident": ("tawthiq.cli.incident:command", "Put claims of one event together."),
    "desk": ("tawthiq.cli.desk:command", "Review claims in the browser."),
    "publish": (
        "tawthiq.cli.publish:command",
        "Write incidents in the field's formats.",
    ),
    "query": ("tawthiq.cli.query:command", "Ask a lake of claims by SQL."),
    "compare": (
        "tawthiq.cli.compare:command",
        "Lay incidents beside another dataset.",
    ),
    "spark": ("tawthiq.cli.spark:command", "Read millions of reports on a cluster."),
    "fetch": ("tawthiq.cli.fetch:command", "Get pages and feeds from the network."),
    "places": ("tawthiq.cli.places:command", "Look places up, add your own."),
    "codebook": ("tawthiq.cli.codebook:command", "Check the codebook's data."),
    "schema": ("tawthiq.cli.schema:command", "Print the JSON Schema of the output."),
}


@click.group(
    cls=Verbs, verbs=_VERBS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="tawthiq")
def main() -> None:
    """Tawthiq reads Arabic reports of armed conflict into sourced claims.

    \b
    tawthiq extract report.txt --published 2016-12-06
    tawthiq extract reports.jsonl --format jsonl -o claims.jsonl
    tawthiq explain report.txt --published 2016-12-06
    tawthiq case init aleppo

    Only `fetch` uses the network; with every other verb, nothing leaves this machine.  Exit codes: 0 all read, 1 failed, 2 wrong use,
    3 finished but some inputs were refused (each is named with the reason).
    """
    utf8(sys.stdin, sys.stdout, sys.stderr)
