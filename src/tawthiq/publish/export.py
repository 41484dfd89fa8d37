"""An export: gate, format, check, and files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tawthiq.incident import Incident, numbers
from tawthiq.publish import format as formats
from tawthiq.publish.choice import placed
from tawthiq.publish.format import FORMATS, InvalidError, Settings
from tawthiq.publish.gate import Gated, GatePolicy, gate
from tawthiq.publish.manifest import ENDING, Head, Manifest, listed
from tawthiq.publish.protected import protected

_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")


class ExportError(Exception):
    """An export that cannot be made; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Export:
    """An export in memory: its files (by the name that they get) and its manifest."""

    files: dict[str, bytes]
    manifest: Manifest

    def place(self, target: Path) -> None:
        """Write the files beside ``target`` and move them to their names at once.

        The manifest is moved last.  Raises ``ExportError``: what stood there before
        stands there still, unless moving itself failed midway.
        """
        mark = f".{secrets.token_hex(4)}.part"
        written: list[tuple[Path, Path]] = []
        content = {**self.files, target.name + ENDING: self.manifest.to_bytes()}
        try:
            for name, data in content.items():
                partial = target.with_name(name + mark)
                written.append((partial, target.with_name(name)))
                with partial.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
            for partial, final in written:
                partial.replace(final)
        except OSError as error:
            raise ExportError(f"{target}: {error.strerror or error}") from error
        finally:
            for partial, _ in written:
                with contextlib.suppress(OSError):
                    partial.unlink(missing_ok=True)


def export(
    format: str,  # noqa: A002 - the word of the command
    incidents: Iterable[Incident],
    settings: Settings,
    target: Path,
    *,
    policy: GatePolicy | None = None,
    head: Head | None = None,
) -> Manifest:
    """Write incidents in a format to ``target``, with siblings and a manifest.

    ``incidents`` are as they stand in the case: the gate is passed here.  Raises
    ``ExportError``; nothing is written then.
    """
    check_target(target)
    made = make(format, incidents, settings, target, policy=policy, head=head)
    made.place(target)
    return made.manifest


def make(
    format: str,  # noqa: A002
    incidents: Iterable[Incident],
    settings: Settings,
    target: Path,
    *,
    policy: GatePolicy | None = None,
    head: Head | None = None,
) -> Export:
    """The same in memory: ``place`` writes it; raises ``ExportError``."""
    module = _format(format)
    numbered = _numbers(settings.policy)
    rule = policy or GatePolicy(
        include_unreviewed=settings.unreviewed, key=settings.case
    )
    settings = replace(settings, unreviewed=rule.include_unreviewed)
    given = tuple(incidents)
    names = {name for incident in given for name in protected(incident)}
    told = list(placed(given, settings.since, settings.until, settings.area))
    gated = gate((i for i, outside in told if outside is None), rule, names)
    nowhere = tuple((gated.clean(i.code), outside) for i, outside in told if outside)
    if gated.clean(target.name) != target.name:
        raise ExportError("the file's name holds the name of a protected person")
    settings = replace(
        settings,
        title=gated.clean(settings.title),
        area=gated.clean(settings.area) if settings.area else settings.area,
    )
    held, refused = _held(module, gated)
    files: dict[str, bytes] = {}
    try:
        for name, data in module.write(held, settings):
            if name in files or (name and not _NAME.fullmatch(name)):
                raise ExportError(f"{format} wrote a file named {name!r}")
            files[name] = data
        module.check(files)
    except InvalidError as error:
        raise ExportError(
            f"the export is not valid {format}, nothing was written: {error}"
        ) from error
    except ImportError as error:
        raise ExportError(_missing(format, error)) from error
    named = {(target.stem + n if n else target.name): d for n, d in files.items()}
    if len(named) != len(files) or target.name + ENDING in named:
        raise ExportError(f"{target.name}: files of {format} would share one name")
    manifest = Manifest(
        format=format,
        tool=settings.tool,
        numbers=(numbered.name, numbered.version),
        gate=rule,
        settings=settings,
        counts={
            "incidents": len(held),
            "unreviewed": sum(i.state != "approved" for i in held),
            "left_out": len(nowhere) + len(gated.left_out) + len(refused),
        },
        redactions=gated.redactions,
        left_out=(*nowhere, *gated.left_out, *refused),
        files=listed(named),
        head=head or Head(),
    )
    return Export(named, manifest)


def check_target(target: Path) -> None:
    """Raise ``ExportError`` where no file can be written."""
    if target.is_dir():
        raise ExportError(f"{target} is a directory: name a file")
    if not target.parent.is_dir():
        raise ExportError(f"{target.parent} is no directory: make it first")


def _format(name: str) -> formats.Format:
    if name not in FORMATS:
        raise ExportError(
            f"no format is named {name!r}: use one of {', '.join(FORMATS)}"
        )
    try:
        return formats.named(name)
    except ImportError as error:
        raise ExportError(_missing(name, error)) from error


def _missing(name: str, error: ImportError) -> str:
    told = str(error)
    ours = "pip install" in told
    return (
        told if ours else f"{name} needs more: pip install 'tawthiq[publish]' ({told})"
    )


def _numbers(name: str) -> numbers.Policy:
    try:
        return numbers.policy(name)
    except KeyError:
        raise ExportError(
            f"no number policy is named {name!r}: use one of {', '.join(numbers.names())}"
        ) from None


def _held(
    module: formats.Format, gated: Gated
) -> tuple[Sequence[Incident], tuple[tuple[str, str], ...]]:
    """What a format can hold, and why it cannot hold the rest."""
    holds = getattr(module, "holds", None)
    if holds is None:
        return gated.incidents, ()
    told = [(incident, holds(incident)) for incident in gated.incidents]
    return (
        tuple(incident for incident, reason in told if not reason),
        tuple((incident.code, reason) for incident, reason in told if reason),
    )
