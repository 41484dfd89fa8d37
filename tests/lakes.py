"""Reports of our own for the tests of lakes, and the command that reads them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_TOWNS: Final = ("الأتارب", "دوما", "خان شيخون", "اللطامنة", "منبج")
_SOURCES: Final = ("وكالة ميسان", "enab-example", None)
_SHAPES: Final = (
    "قصف الطيران الحربي أمس بلدة {town}، ما أدى إلى مقتل {n} مدنيين وإصابة عشرات آخرين.",
    "أفاد مركز نورس الإعلامي بمقتل {n} عناصر في اشتباكات على أطراف بلدة {town} اليوم.",
    "انفجرت عبوة ناسفة في سوق {town} صباح اليوم، وأسفرت عن إصابة {n} أشخاص.",
)
COMMAND: Final = (sys.executable, "-m", "tawthiq")
# Ends itself as a power cut would, after so many times that a file was made safe.
DYING: Final = """
import os, signal, sys
left, real = int(sys.argv.pop(1)), os.fsync
def fsync(file):
    global left
    real(file)
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
os.fsync = fsync
from tawthiq.cli import main
main()
"""


def rows(count: int, first: int = 0) -> list[dict[str, str | None]]:
    """Reports that differ in place, number, day and publisher."""
    return [
        {
            "id": f"r{i:05}",
            "text": f"خبر {i}\n\n"
            + _SHAPES[i % 3].format(town=_TOWNS[i % 5], n=3 + i % 7),
            "source": _SOURCES[i // 40 % 3],
            "published": f"2016-{4 + i // 50 % 3:02}-{1 + i % 28:02}"
            if i % 11
            else None,
        }
        for i in range(first, first + count)
    ]


def lines(told: Sequence[dict[str, str | None]]) -> str:
    """Rows as JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in told)


def run(
    *arguments: str, cwd: Path, command: Sequence[str] = COMMAND
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end in a folder."""
    return subprocess.run(
        [*command, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def content(folder: Path) -> dict[str, bytes]:
    """All files of a folder by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
