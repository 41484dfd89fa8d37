"""The audit of dependencies: which licences it refuses, and what it looks at."""

from __future__ import annotations

import audit
import pytest


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("MIT", False),
        ("BSD-3-Clause AND Apache-2.0", False),
        ("LGPL-3.0-only", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MPL-1.1 OR GPL-2.0-only", False),
        ("GPL-3.0-or-later", True),
        ("GNU General Public License v2 (GPLv2)", True),
        ("GNU Affero General Public License v3", True),
        ("AGPL-3.0", True),
        ("", True),
    ],
)
def test_a_licence_that_binds_our_users_is_refused(name: str, bad: bool) -> None:  # noqa: FBT001
    assert audit.refused(name) is bad


def test_what_is_shipped_is_followed_and_tools_of_development_are_not() -> None:
    found = set(audit.shipped())
    assert {"django", "pydantic", "sqlparse"} <= found  # the last one through Django
    assert not {"pytest", "mypy", "libhxl"} & found
