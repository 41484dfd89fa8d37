"""Take the desk's reading face from its package, unchanged.

usage: npm ci --prefix scripts/fonts && derive_fonts.py [--check]

Writes ``src/tawthiq/desk/static/desk/fonts``: two weights of Noto Naskh Arabic, of each
the Arabic letters and the Latin ones with the digits, and the licence.  ``--check``
fails where a stored file differs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
SOURCE: Final = HERE / "fonts/node_modules/@fontsource/noto-naskh-arabic"
TARGET: Final = HERE.parent / "src/tawthiq/desk/static/desk/fonts"
FACES: Final = tuple(
    f"noto-naskh-arabic-{script}-{weight}-normal.woff2"
    for script in ("arabic", "latin")
    for weight in (400, 700)
)
# name here → its file in the package
FILES: Final = {"OFL.txt": "LICENSE", **{name: f"files/{name}" for name in FACES}}


def main() -> None:
    """Write the files, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    TARGET.mkdir(exist_ok=True)
    for name, source in FILES.items():
        made, target = (SOURCE / source).read_bytes(), TARGET / name
        if not check:
            target.write_bytes(made)
        elif not target.is_file() or target.read_bytes() != made:
            sys.exit(f"{name} is not what the package has")


if __name__ == "__main__":
    main()
