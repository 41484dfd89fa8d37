"""``tawthiq spark link``."""

from __future__ import annotations

from typing import Literal

import click

from tawthiq.cli.spark import CONF, MASTER, REPLACE, _of_spark, _shown
from tawthiq.cli.streams import say


@click.command()
@click.argument("lake")
@click.argument("output")
@click.option(
    "--scorer",
    type=click.Choice(("weights", "splink")),
    default="weights",
    show_default=True,
    help="weights: the documented ones; splink: learnt by Splink of this lake.",
)
@MASTER
@CONF
@REPLACE
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")
def link(
    lake: str,
    output: str,
    scorer: Literal["weights", "splink"],
    master: str | None,
    settings: dict[str, str],
    replace: bool,  # noqa: FBT001
    quiet: bool,  # noqa: FBT001
) -> None:
    """Link the claims of a LAKE into incidents, as `tawthiq incident link` does.

    \b
    OUTPUT holds, as Parquet:
    incidents    a row for each claim: incident (its code), claim, scene, report
    links        a row for each pair of scenes that is linked, with its score in bits
                 and the parts of it
    and scorer.json, what scored them.  It appears when all is done.

    \b
    tawthiq spark link lake incidents --master 'local[2]'
    tawthiq spark link hdfs:/lake hdfs:/incidents --master yarn --scorer splink
    """
    from tawthiq.scale.spark.engine import Missing, new_log, session
    from tawthiq.scale.spark.linking import link_lake

    log = new_log()
    try:
        with session(master, settings, log=log) as spark, _shown(spark, quiet=quiet):
            result = link_lake(spark, lake, output, scorer=scorer, replace=replace)
    except (Missing, FileNotFoundError) as error:
        log.unlink()
        raise click.ClickException(str(error)) from None
    except FileExistsError as error:
        log.unlink()
        raise click.ClickException(f"{error}: give another, or --replace") from None
    except ValueError as error:
        log.unlink()
        raise click.ClickException(f"the weights cannot be learnt: {error}") from None
    except Exception as error:
        if not _of_spark(error):
            raise
        from tawthiq.scale.spark.faults import told

        raise click.ClickException(f"{told(error)}\nSpark's own log: {log}") from None
    log.unlink()
    if not quiet:
        say(f"{result.claims:,} claims linked into {result.incidents:,} incidents")
