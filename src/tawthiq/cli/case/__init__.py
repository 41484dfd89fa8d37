"""``tawthiq case``: one case file, its verbs imported when they are called."""

from __future__ import annotations

from typing import Final

import click

from tawthiq.cli.verbs import Verbs

_VERBS: Final = {
    "init": ("tawthiq.cli.case.intake:init", "Make a new case in an empty folder."),
    "add": ("tawthiq.cli.case.intake:add", "Take files and folders in as evidence."),
    "extract": ("tawthiq.cli.case.read:extract", "Read its reports into claims."),
    "status": ("tawthiq.cli.case.look:status", "Say what it holds."),
    "find": ("tawthiq.cli.case.find:command", "Find claims and reports."),
    "judge": ("tawthiq.cli.case.judge:judge", "Record your decision of a claim."),
    "undo": ("tawthiq.cli.case.judge:undo", "Take your last decision of a claim back."),
    "claim": ("tawthiq.cli.case.judge:claim", "Add a claim that was missed."),
    "settings": ("tawthiq.cli.case.look:settings", "Say what an approval takes."),
    "person": ("tawthiq.cli.case.person:command", "Keep the accounts of its desk."),
    "log": ("tawthiq.cli.case.look:log", "Show who did what, when and why."),
    "verify": ("tawthiq.cli.case.look:verify", "Check every byte, row and link."),
    "export": ("tawthiq.cli.case.bag:export", "Write it as a bag, or its claims."),
    "import": ("tawthiq.cli.case.bag:import_", "Make a case of a bag."),
    "upgrade": ("tawthiq.cli.case.look:upgrade", "Bring its tables to this version."),
}


@click.group(cls=Verbs, verbs=_VERBS)
def command() -> None:
    """Keep reports as evidence, read them, and find again what they say.

    \b
    tawthiq case init aleppo && cd aleppo
    tawthiq case add ~/reports feed.xml archive.warc.gz result.json
    tawthiq case extract --jobs 4
    tawthiq case find "براميل متفجرة" --place حلب --since 2016-11-01
    tawthiq case verify

    The case is that of the folder you are in, or of --case DIR, or of TAWTHIQ_CASE.
    Exit codes: 0 all well, 1 failed (or verify found damage), 2 wrong use, 3 finished
    but some inputs were refused (each is named with the reason).
    """
