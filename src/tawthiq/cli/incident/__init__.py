"""``tawthiq incident``: the events of a case; its verbs imported when they are called."""

from __future__ import annotations

from typing import Final

import click

from tawthiq.cli.verbs import Verbs

_VERBS: Final = {
    "link": ("tawthiq.cli.incident.work:link", "Link the claims that tell one event."),
    "list": ("tawthiq.cli.incident.look:list_", "List incidents."),
    "show": ("tawthiq.cli.incident.look:show", "Show one, with all its claims."),
    "explain": ("tawthiq.cli.incident.look:explain", "Say why its claims are linked."),
    "decide": ("tawthiq.cli.incident.work:decide", "Approve, reject or grade one."),
    "merge": ("tawthiq.cli.incident.work:merge", "Say that two are one."),
    "unmerge": ("tawthiq.cli.incident.work:unmerge", "Take the last merge back."),
    "part": ("tawthiq.cli.incident.work:part", "Say that claims are of another."),
    "relate": (
        "tawthiq.cli.incident.relate:relate",
        "Say that one is part of another.",
    ),
    "unrelate": ("tawthiq.cli.incident.relate:unrelate", "Take that back."),
    "say": ("tawthiq.cli.incident.work:say", "Say of two claims: same or different."),
}


@click.group(cls=Verbs, verbs=_VERBS)
def command() -> None:
    """Put the claims that tell one event together, and decide of the result.

    \b
    tawthiq incident link
    tawthiq incident list --place حلب
    tawthiq incident explain 7K2MQ9XA
    tawthiq incident decide 7K2MQ9XA state approved --why "ثلاثة مصادر مستقلة"

    An incident is named by its code, or the first letters of it.  What people say is
    kept and always wins; a merge can be parted again, and old codes stay valid.
    """
