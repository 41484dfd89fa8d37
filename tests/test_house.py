"""Scripts beside the package hide no library: they stand first on the tests' path."""

from __future__ import annotations

import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("folder", ["benchmarks", "eval", "scripts", "tests"])
def test_no_script_has_the_name_of_a_library(folder: str) -> None:
    libraries = packages_distributions().keys() | sys.stdlib_module_names
    own = {path.stem for path in (_ROOT / folder).glob("*.py")}
    assert own, folder
    assert not own & libraries
