"""Audit what the package depends on: licences always, known holes where they can be asked.

usage: audit.py

Follows the requirements of every extra but ``dev`` through what is installed.  Fails on a
licence of the GPL or AGPL, on one that is not told, and on a hole that pip-audit knows of.
pip-audit asks a public database; where that does not answer, the output says so and only
the licences are checked.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_PACKAGE = "tawthiq"
# The tools of development are not shipped: a test may read with a program of the GPL.
_NOT_SHIPPED = {"dev", "audit"}
# The LGPL lets us depend on it: we import what is installed and change nothing.
_REFUSED = re.compile(
    r"(?<!L)(?<!Lesser )\bA?GPL|(?<!Lesser )General Public License", re.IGNORECASE
)
_LESSER = re.compile(r"Lesser|LGPL", re.IGNORECASE)


def shipped() -> dict[str, Distribution]:
    """What a user may install, by name: the requirements of every extra, and theirs."""
    root = distribution(_PACKAGE)
    extras = set(root.metadata.get_all("Provides-Extra") or ()) - _NOT_SHIPPED
    found: dict[str, Distribution] = {}
    waiting = [(root, extras)]
    while waiting:
        owner, wanted = waiting.pop()
        for name, asked in _required(owner, wanted):
            if name in found or name == _PACKAGE:
                continue
            try:
                found[name] = distribution(name)
            except PackageNotFoundError:
                sys.exit(
                    f"{name} is required and not installed: make audit installs it"
                )
            waiting.append((found[name], asked))
    return found


def _required(owner: Distribution, extras: set[str]) -> Iterator[tuple[str, set[str]]]:
    for line in owner.requires or ():
        need = Requirement(line)
        marker = need.marker
        if marker is None or any(
            marker.evaluate({"extra": extra}) for extra in (extras or {""})
        ):
            yield canonicalize_name(need.name), set(need.extras)


def licence(found: Distribution) -> str:
    """The licence that a distribution names: its expression, classifiers or field."""

    def told(key: str) -> list[str]:
        return found.metadata.get_all(key) or []

    classed = [
        c.rpartition("::")[2].strip()
        for c in told("Classifier")
        if c.startswith("License :: ")
    ]
    named = told("License-Expression") or classed or told("License")
    return " or ".join(line.partition("\n")[0] for line in named)


def refused(name: str) -> bool:
    """Whether a licence is one that we may not ship with, or none.

    >>> refused("GPL-3.0-or-later"), refused("AGPLv3"), refused("")
    (True, True, True)
    >>> refused("LGPL-3.0-only"), refused("MIT"), refused("MPL-2.0 or GPL-2.0")
    (False, False, False)
    """
    ways = re.split(r"\s+or\s+", name, flags=re.IGNORECASE)
    return not any(
        way.strip() and (_LESSER.search(way) or not _REFUSED.search(way))
        for way in ways
    )


def holes(found: dict[str, Distribution]) -> tuple[list[str], int]:
    """The known holes of what is installed, and of how many the database told."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "installed.txt"
        wanted.write_text("".join(f"{n}=={d.version}\n" for n, d in found.items()))
        ran = subprocess.run(  # noqa: S603 - our own arguments
            [
                *(sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip"),
                *("--requirement", str(wanted), "--format", "json"),
                *("--progress-spinner", "off"),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    try:
        told = json.loads(ran.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(ran.stderr.strip()[-500:])
        return [], 0
    asked = [one for one in told if "skip_reason" not in one]
    return [
        f"{one['name']} {one['version']}: {hole['id']}, mended in "
        f"{', '.join(hole['fix_versions']) or 'no version yet'}"
        for one in asked
        for hole in one["vulns"]
    ], len(asked)


def main() -> None:
    """Print what was found; exit with 1 where something must be mended."""
    found = shipped()
    faults = [
        f"{name} {d.version}: licence {licence(d) or 'not told'}"
        for name, d in sorted(found.items())
        if refused(licence(d))
    ]
    known, asked = holes(found)
    print(f"{len(found)} dependencies: licences read of all, holes asked of {asked}")
    if asked < len(found):
        print("the public database of holes did not tell of all: audit again online")
    print("\n".join(faults + known))
    sys.exit(bool(faults or known))


if __name__ == "__main__":
    main()
