"""``tawthiq case export`` and ``tawthiq case import``."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq.cli.case.options import BY, CASE, WHY, faults, opened, who
from tawthiq.cli.streams import output, say


@click.command()
@CASE
@click.option(
    "--bag",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write the whole case, originals and log, as a BagIt bag into a new folder.",
)
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    help="Write the current claims as JSON lines, as `tawthiq extract` does.",
)
@BY
@WHY
def export(
    directory: Path | None, bag: Path | None, path: str | None, by: str | None, why: str
) -> None:
    """Write the case out: as a bag that another machine verifies, or its claims.

    A bag holds everything, and names people: guard it as you guard the case.
    """
    if (bag is None) == (path is None):
        raise click.UsageError("say --bag DIR, or -o FILE")
    with opened(directory) as case:
        if bag is not None:
            from tawthiq.case.bag import export as write

            head = write(case, bag, by=who(by), why=why)
            say(f"wrote {bag}; log head {head}")
            return
        from tawthiq.case.lines import lines

        with output(path) as file:
            count = 0
            for line in lines(by=who(by), why=why, to=path or ""):
                file.write(line + "\n")
                count += 1
        say(f"wrote {count:,} reports")


@click.command("import")
@click.argument("bag", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@BY
@WHY
def import_(bag: Path, directory: Path, by: str | None, why: str) -> None:
    """Make a case in DIRECTORY of a BAG that `tawthiq case export --bag` wrote.

    Every file is checked against the bag's manifest and the log's chain is recomputed
    first; the log then goes on where the bag's ended.
    """
    with faults():
        import tawthiq.case  # noqa: F401 - sets Django up
        from tawthiq.case.bag import restore

        case = restore(bag, directory, by=who(by), why=why)
        case.close()
    say(f"made the case {case.title!r} in {directory}")
