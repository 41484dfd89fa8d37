"""``tawthiq publish``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from tawthiq.cli.case.options import BY, CASE, QUIET, WHY, opened, who
from tawthiq.cli.options import day
from tawthiq.cli.streams import say

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
@click.option(
    "--pdf",
    is_flag=True,
    help="The situation report as PDF too, beside the page; so does -o FILE.pdf.",
)
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
    from tawthiq.publish.export import ExportError, check_target

    _check(name, policy)
    if name == "sitrep" and target.suffix.lower() == ".pdf":
        target, pdf = target.with_suffix(".html"), True
    if since and until and until < since:
        raise click.UsageError("--until is before --since")
    with opened(directory) as case:
        from tawthiq.publish import asked

        wanted = asked.Asked(
            format=name,
            policy=policy or "",
            lang=lang,
            unreviewed=unreviewed,
            since=since,
            until=until,
            area=area,
            unverified=unverified,
            victims=victims,
            name_reviewers=name_reviewers,
            pdf=pdf,
            digits=digits,
        )
        try:
            check_target(target)
            made = asked.made(case, wanted, target.name)
            asked.release(
                made.manifest.to_dict(),
                by=who(by),
                why=why,
                place=lambda: made.place(target),
            )
        except ExportError as error:
            raise click.ClickException(str(error)) from error
    if not quiet:
        others = [n for n in made.files if n != target.name]
        _tell(made.manifest.counts, made.manifest.left_out, target, others)


def _check(name: str, policy: str | None) -> None:
    """Refuse a format or a policy that there is not, as wrong use."""
    from tawthiq.incident import numbers
    from tawthiq.publish.format import FORMATS

    if name not in FORMATS:
        raise click.UsageError(
            f"no format is named {name!r}: use one of {', '.join(FORMATS)}"
        )
    if policy and policy not in numbers.names():
        raise click.UsageError(
            f"no number policy is named {policy!r}: use one of "
            f"{', '.join(numbers.names())}"
        )


def _tell(
    counts: dict[str, int],
    left_out: tuple[tuple[str, str], ...],
    target: Path,
    others: list[str],
) -> None:
    count = counts["incidents"]
    told = f"{target}: {count} incident{'' if count == 1 else 's'}"
    if counts["unreviewed"]:
        told += f", {counts['unreviewed']} of them unreviewed"
    say(told)
    for other in others:
        say(f"  beside it: {other}")
    reasons = Counter(reason for _, reason in left_out)
    for reason, count in reasons.most_common(_SHOWN):
        say(f"  left out: {count} ({reason})")
