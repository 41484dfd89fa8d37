"""``tawthiq publish``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tawthiq.cli.case.options import BY, CASE, QUIET, WHY, opened, who
from tawthiq.cli.options import day
from tawthiq.cli.streams import say

if TYPE_CHECKING:
    from tawthiq.publish.manifest import Head

_SHOWN = 5  # reasons for leaving out


def _list(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    if not asked:
        return
    from tawthiq.incident import numbers
    from tawthiq.publish.format import FORMATS

    click.echo("formats: " + ", ".join(FORMATS))
    click.echo("number policies:")
    for name in numbers.names():
        policy = numbers.policy(name)
        click.echo(f"  {name} (version {policy.version}): {policy.title}")
    ctx.exit()


@click.command()
@click.argument("name", metavar="FORMAT")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write here; further files and FILE.manifest.json stand beside it.",
)
@CASE
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list,
    help="List the formats and the number policies, and stop.",
)
@click.option(
    "--policy",
    metavar="NAME",
    help="How words become numbers.  [default: the format's own, else range]",
)
@click.option(
    "--lang",
    type=click.Choice(("ar", "en")),
    default="en",
    show_default=True,
    help="Language of labels and reports.",
)
@click.option(
    "--include-unreviewed",
    "unreviewed",
    is_flag=True,
    help="Also incidents that nobody approved; every row says so.",
)
@click.option(
    "--since", metavar="DATE", callback=day, help="On this day (YYYY-MM-DD) or later."
)
@click.option("--until", metavar="DATE", callback=day, help="On this day or earlier.")
@click.option("--area", metavar="NAME", help="In this place, or within it.")
@click.option(
    "--with-unverified",
    "unverified",
    is_flag=True,
    help="Also coordinates that rest on no source.",
)
@click.option(
    "--victims",
    type=click.Choice(("drop", "initials", "pseudonym")),
    default="drop",
    show_default=True,
    help="What becomes of victims' names; age and sex stay.",
)
@click.option(
    "--name-reviewers",
    is_flag=True,
    help="Reviewers by their names instead of numbers.",
)
@click.option("--pdf", is_flag=True, help="The situation report as PDF.")
@click.option(
    "--digits",
    type=click.Choice(("arab", "latn")),
    help="Digits of the situation report: ٠١٢ or 012.  [default: the language's]",
)
@BY
@WHY
@QUIET
def command(
    name: str,
    target: Path,
    directory: Path | None,
    policy: str | None,
    lang: str,
    unreviewed: bool,  # noqa: FBT001
    since: str | None,
    until: str | None,
    area: str | None,
    unverified: bool,  # noqa: FBT001
    victims: Any,  # noqa: ANN401 - one of the choices
    name_reviewers: bool,  # noqa: FBT001
    pdf: bool,  # noqa: FBT001
    digits: str | None,
    by: str | None,
    why: str,
    quiet: bool,  # noqa: FBT001
) -> None:
    """Write the incidents of a case in FORMAT: approved ones, names redacted.

    Victims, witnesses, activists, medics and all others but officials and commanders
    are redacted in every field; coordinates are no finer than is known.

    \b
    tawthiq publish ucdp -o events.csv --policy ucdp
    tawthiq publish geojson -o map.geojson --since 2016-11-01 --area حلب
    tawthiq publish sitrep -o report.html --lang ar
    tawthiq publish --list
    """
    from tawthiq import __version__
    from tawthiq.publish.export import ExportError, check_target, make
    from tawthiq.publish.format import Settings
    from tawthiq.publish.gate import GatePolicy

    if since and until and until < since:
        raise click.UsageError("--until is before --since")
    with opened(directory) as case:
        from tawthiq.case import log
        from tawthiq.case.incidents import incidents

        settings = Settings(
            policy=policy or _POLICIES.get(name, "range"),
            lang=lang,
            unreviewed=unreviewed,
            title=case.title,
            case=case.id,
            tool=f"tawthiq {__version__}",
            since=since,
            until=until,
            area=area,
            more={
                **({"pdf": "1"} if pdf else {}),
                **({"digits": digits} if digits else {}),
            },
        )
        rule = GatePolicy(
            include_unreviewed=unreviewed,
            with_unverified=unverified,
            victims=victims,
            name_reviewers=name_reviewers,
            key=case.id,
        )
        try:
            check_target(target)
            before, head = log.head(), _head()
            made = make(name, incidents(case), settings, target, policy=rule, head=head)
            with log.writing(who(by), why) as chain:
                _unchanged(before, (chain.seq, chain.hash))
                made.place(target)
                chain.add("export", made.manifest.to_dict())
        except ExportError as error:
            raise click.ClickException(str(error)) from error
    if not quiet:
        _tell(made.manifest.counts, made.manifest.left_out, target)


# The number policy of formats that ask for one.
_POLICIES = {"ucdp": "ucdp", "acled": "acled-2024", "airwars": "airwars"}


def _unchanged(before: tuple[int, str], now: tuple[int, str]) -> None:
    from tawthiq.publish.export import ExportError

    if before != now:
        raise ExportError("the case was changed meanwhile: run the command again")


def _head() -> Head:
    """The last entry of the log that is no export: the same until the case changes."""
    import json

    from tawthiq.case.models import Entry
    from tawthiq.publish.manifest import Head

    entries = Entry.objects.exclude(body__contains='"action":"export"')
    last = entries.order_by("-seq").first()
    if last is None:  # pragma: no cover - a case begins with an entry
        return Head()
    return Head(seq=last.seq, hash=last.hash, at=json.loads(last.body)["at"])


def _tell(
    counts: dict[str, int], left_out: tuple[tuple[str, str], ...], target: Path
) -> None:
    told = f"{target}: {counts['incidents']} incidents"
    if counts["unreviewed"]:
        told += f", {counts['unreviewed']} of them unreviewed"
    say(told)
    reasons = Counter(reason for _, reason in left_out)
    for reason, count in reasons.most_common(_SHOWN):
        say(f"  left out: {count} ({reason})")
