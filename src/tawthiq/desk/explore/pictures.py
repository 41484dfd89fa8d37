"""Pictures of the map that a person brought: an MBTiles file, or another server.

Neither is there unless it was configured.  A file is read here and given out by the
desk; a server sees whoever looks at the map, and the page says so.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

_TYPES: Final = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
}
_DEEPEST: Final = 22


class Pictures(NamedTuple):
    """Where the map's pictures come from.

    ``address`` has ``{z}/{x}/{y}``; ``elsewhere`` is the other host and ``origin`` what
    the policy must allow, both empty for a file; ``fault`` says why there are none.
    """

    address: str = ""
    zoom: str = "0-19"
    words: str = ""
    elsewhere: str = ""
    origin: str = ""
    fault: str = ""


def pictures(configured: str) -> Pictures | None:
    """What a setting gives: None for none, an address, or a file."""
    if not configured:
        return None
    if configured.startswith(("http://", "https://")):
        return _server(configured)
    path = Path(configured)
    return _file(path, _changed(path))


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _server(address: str) -> Pictures:
    parts = urlsplit(address)
    holes = all(hole in address for hole in ("{z}", "{x}", "{y}"))
    odd = any(mark in parts.netloc for mark in "{},;*' @\"") or not parts.hostname
    if odd or not holes:
        return Pictures(
            fault=_(
                "The tile server's address must name one host, and {z}, {x} and {y}."
            )
        )
    origin = f"{parts.scheme}://{parts.netloc}"
    return Pictures(address, elsewhere=parts.netloc, origin=origin)


@functools.lru_cache(maxsize=4)
def _file(path: Path, changed: int) -> Pictures:
    if not changed:
        return Pictures(fault=_("The tile file cannot be found: {}").format(path.name))
    try:
        with _opened(path) as tiles:
            told = dict(tiles.execute("select name, value from metadata"))
    except sqlite3.Error:
        return Pictures(fault=_("The tile file is no MBTiles: {}").format(path.name))
    if told.get("format") not in _TYPES:
        return Pictures(
            fault=_("The tile file holds no pictures (png, jpg, webp): {}").format(
                path.name
            )
        )
    zoom = f"{_number(told.get('minzoom'), 0)}-{_number(told.get('maxzoom'), 19)}"
    words = strip_tags(str(told.get("attribution") or ""))
    return Pictures("/tiles/{z}/{x}/{y}", zoom, words)


def _number(told: object, otherwise: int) -> int:
    text = str(told)
    return min(int(text), _DEEPEST) if text.isdecimal() else otherwise


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    address = f"file:{quote(os.fspath(path.resolve()))}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True)
    try:
        yield connection
    finally:
        connection.close()


def tile(path: Path, zoom: int, x: int, y: int) -> tuple[bytes, str] | None:
    """The picture of a tile and its content type, or None where there is none.

    ``y`` counts from the north, as addresses do; MBTiles counts from the south.
    """
    if zoom > _DEEPEST or not (0 <= x < 2**zoom and 0 <= y < 2**zoom):
        return None
    try:
        with _opened(path) as tiles:
            row = tiles.execute(
                "select tile_data, (select value from metadata where name = 'format') "
                "from tiles where zoom_level = ? and tile_column = ? and tile_row = ?",
                (zoom, x, 2**zoom - 1 - y),
            ).fetchone()
    except sqlite3.Error:
        return None
    if row is None or row[1] not in _TYPES:
        return None
    return bytes(row[0]), _TYPES[row[1]]
