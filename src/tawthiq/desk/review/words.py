"""The words of the review screen for what the contract tells in codes."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tawthiq.desk import terms

FIELDS: Final[dict[str, Promise]] = {
    "type": _("Type"),
    "status": _("Status"),
    "date": _("Date"),
    "places": _("Place"),
    "actors": _("Actor"),
    "targets": _("Target"),
    "weapons": _("Weapon"),
    "harm": _("People harmed"),
    "victims": _("Named victim"),
    "losses": _("Loss"),
    "extent": _("Extent"),
    "sources": _("Source"),
}
# How the words of a field are drawn: the names of the desk's colours.
DRAWN: Final = {
    "date": "when",
    "places": "where",
    "actors": "who",
    "targets": "whom",
    "weapons": "how",
    "harm": "harm",
    "victims": "harm",
    "losses": "loss",
    "sources": "says",
}
_FORMS: Final[dict[str, Promise]] = {
    "exact": _("exactly"),
    "at_least": _("at least"),
    "at_most": _("at most"),
    "about": _("about"),
    "range": _("from … to"),
    "vague": _("told in words"),
}
_LOST: Final[dict[str, Promise]] = {
    "destroyed": _("destroyed"),
    "captured": _("taken by the other side"),
    "damaged": _("damaged"),
    "shot_down": _("shot down"),
}
_BASES: Final[dict[str, Promise]] = {
    "explicit": _("told as a date"),
    "relative": _("counted from the publication"),
    "inherited": _("of a sentence before"),
}
SOURCE_KINDS: Final[dict[str, Promise]] = {
    "agency": _("news agency"),
    "newspaper": _("newspaper"),
    "channel": _("television or radio"),
    "broadcaster": _("broadcaster"),
    "website": _("website"),
    "media": _("media"),
    "monitor": _("monitoring group"),
    "rights_group": _("human rights group"),
    "ngo": _("organisation"),
    "un": _("United Nations"),
    "civil_defence": _("civil defence"),
    "rescue": _("rescuers"),
    "health": _("health authority"),
    "medical": _("medical source"),
    "government": _("government"),
    "official": _("official"),
    "spokesperson": _("spokesperson"),
    "military": _("military"),
    "commander": _("commander"),
    "activist": _("activist"),
    "witness": _("witness"),
    "resident": _("resident"),
    "expert": _("expert"),
    "office": _("office"),
    "statement": _("statement"),
    "unspecified": _("not told"),
}
_EXTENTS: Final[dict[str, Promise]] = {
    "full": _("all of it"),
    "partial": _("part of it"),
}
_OPEN: Final[dict[str, Promise]] = {"open": _("open-ended")}
_SEXES: Final[dict[str, Promise]] = {"female": _("female"), "male": _("male")}
_GROUPS: Final[dict[str, Promise]] = {"unspecified": _("not told")}
_SETS: Final[dict[str, dict[str, Promise]]] = {
    "form": _FORMS,
    "lost": _LOST,
    "basis": _BASES,
    "source_kind": SOURCE_KINDS,
    "extent": _EXTENTS,
    "date": _OPEN,
    "sex": _SEXES,
    "group": _GROUPS,
}


def said(kind: str, value: str) -> str:
    """A code in the words of the interface."""
    held = _SETS.get(kind, {}).get(value)
    return str(held) if held is not None else str(terms.named(kind, value))


def source_kind(kind: str | None) -> str:
    """The kind of a source; nothing where none is told."""
    return said("source_kind", kind) if kind and kind != "unspecified" else ""
