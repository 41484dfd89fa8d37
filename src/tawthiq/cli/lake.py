"""Reports into a lake, from the command."""

from __future__ import annotations

import importlib
from collections import Counter
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tawthiq.cli.batch import tell
from tawthiq.cli.progress import flowing
from tawthiq.cli.streams import ended, say

if TYPE_CHECKING:
    from tawthiq.extract.recipe import Recipe
    from tawthiq.ingest import Options
    from tawthiq.scale.inputs import Inputs
    from tawthiq.scale.lake import Run, Step


def needed(module: str) -> Any:  # noqa: ANN401 - a module
    """A module of ``tawthiq.scale``; says what to install where a library is missing."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        if (error.name or "").startswith("tawthiq"):
            raise
        raise click.ClickException(
            f"{error.name} is not installed: pip install 'tawthiq[scale]'"
        ) from error


def fill(
    path: Path,
    inputs: Inputs,
    how: tuple[Options, Recipe, int],
    jobs: int,
    *,
    append: bool,
    replace: bool,
    quiet: bool,
) -> Counter[str]:
    """Read inputs into a lake; ``how``: its options, how reports are read, how many a part holds.

    What the lake holds, this run's and earlier ones', is returned.
    """
    lake = needed("tawthiq.scale.lake")
    from tawthiq.scale.inputs import Size

    plan = lake.Plan(how[0], how[1], Size(how[2]))
    try:
        if replace:
            lake.discard(path)
        with lake.opened(path, inputs, plan, append=append) as run:
            return _read(run, jobs, quiet=quiet)
    except (KeyboardInterrupt, BrokenExecutor) as error:
        raise click.ClickException(_stopped(path, error)) from error
    except lake.LakeError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(
            f"{error.filename or path}: {error.strerror or error}"
        ) from error


def _read(run: Run, jobs: int, *, quiet: bool) -> Counter[str]:
    known = run.counts
    if known and not quiet:
        there = f"{known['read'] + known['refused']:,} reports are in {run.lake}"
        say(
            f"{there}: going on from there"
            if run.inputs.names
            else f"{there}: all read"
        )
    for step in flowing(run.steps(jobs), "reports", _items, run.inputs, quiet=quiet):
        for refused in step.refused:
            tell(refused)
    return run.counts


def _items(step: Step) -> int:
    return step.counts["read"] + step.counts["refused"]


def _stopped(path: Path, error: BaseException) -> str:
    """Why a run ended early, what is kept, and how to go on."""
    from tawthiq.scale import manifest

    book = manifest.read(path)
    known = book.counts if book is not None else Counter[str]()
    return (
        f"{ended(error)}: {known['read'] + known['refused']:,} reports are whole in {path}; "
        "the same command goes on from there"
    )
