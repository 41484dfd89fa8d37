"""Derived tables are what their scripts make of the dependency that they name."""

from __future__ import annotations

import derive_places


def test_the_bulk_layer_is_what_its_script_derives() -> None:
    stored = derive_places.TARGET.read_bytes()
    assert derive_places.unpacked(stored) == derive_places.unpacked(
        derive_places.packed()
    )
    assert len(stored) < 1_000_000
