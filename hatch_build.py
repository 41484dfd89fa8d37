"""Compiles the reader to C, where a build asks for it: see ``make compiled``.

Off unless ``HATCH_BUILD_HOOK_ENABLE_CUSTOM`` is set; then a C compiler and Python's
headers must be there.  The sources stay in the wheel beside what is made of them.  An
editable install is never compiled: what one edits is what runs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# What reading a report runs through; the rest stays Python.
COMPILED: Final = (
    "text/**/*.py",
    "codebook/f*.py",
    "codebook/l*.py",
    "codebook/morphology.py",
    "codebook/namesakes.py",
    "codebook/plainness.py",
    "extract/**/*.py",
    "places/areas.py",
    "places/context.py",
    "places/gazetteer.py",
    "places/me*.py",
    "places/place.py",
    "places/precision.py",
    "places/resolve.py",
    "places/shapes.py",
)
_CONFIG: Final = """\
[mypy]
strict = true
plugins = pydantic.mypy

# The encoder is not compiled, and what it needs may not be where the build is.
[mypy-tawthiq.encoder.*]
ignore_errors = true

[mypy-numpy.*,threadpoolctl.*]
ignore_missing_imports = true
"""
_SETUP: Final = """\
import sys
from mypyc.build import mypycify
from setuptools import setup

setup(
    name="tawthiq",
    ext_modules=mypycify(
        ["--config-file", "mypy.ini", *sys.argv[1:]],
        opt_level="2",
        debug_level="0",
        multi_file=True,
        group_name="tawthiq",
    ),
    script_args=["--quiet", "build_ext", "--inplace", "--parallel", "2"],
)
"""


class Compile(BuildHookInterface[Any]):
    """Adds to a wheel what mypyc makes of the reader."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile a copy of the sources, and have the wheel take what was made."""
        if version == "editable":
            return
        self._made = tempfile.TemporaryDirectory(prefix="tawthiq-compiled-")
        copy = Path(self._made.name)
        package = copy / "tawthiq"
        shutil.copytree(
            Path(self.root) / "src" / "tawthiq",
            package,
            ignore=shutil.ignore_patterns("__pycache__", "data"),
        )
        sources = sorted({s for pattern in COMPILED for s in package.glob(pattern)})
        (copy / "mypy.ini").write_text(_CONFIG, encoding="utf-8")
        (copy / "setup.py").write_text(_SETUP, encoding="utf-8")
        names = [str(s.relative_to(copy)) for s in sources]
        self.app.display_info(f"Compiling {len(names)} modules to C")
        subprocess.run([sys.executable, "setup.py", *names], cwd=copy, check=True)
        for suffix in (".so", ".pyd"):
            for library in copy.rglob(f"*{suffix}"):
                if "build" not in library.relative_to(copy).parts:
                    at = library.relative_to(copy).as_posix()
                    build_data["force_include"][str(library)] = at
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact: str) -> None:  # noqa: ARG002
        """Take the copy away."""
        if version != "editable":
            self._made.cleanup()
