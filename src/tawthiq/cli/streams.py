"""Streams: UTF-8 everywhere, data on stdout, everything else on stderr."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

import click

# Names of files and words of input stand in messages: neither may write over them.
_CONTROLS: Final = {
    code: f"\\x{code:02x}"
    for code in (*range(32), *range(127, 160))
    if chr(code) not in "\t\n"
} | {
    code: f"\\u{code:04x}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def utf8(*streams: IO[str]) -> None:
    """Make text streams UTF-8 whatever the locale says."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="strict")


@contextlib.contextmanager
def output(path: str | None) -> Iterator[IO[str]]:
    """Standard output, or a file that appears whole or not at all.

    A device or a pipe (``/dev/null``) is written to and never replaced.
    """
    if path is None or path == "-":
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader went away (head, less): that is no failure.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    target = Path(path)
    if target.exists() and not target.is_file():
        try:
            with target.open("w", encoding="utf-8", newline="") as file:
                yield file
        except OSError as error:
            raise click.ClickException(f"{path}: {error.strerror or error}") from error
        return
    partial = target.with_name(target.name + ".part")
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            yield file
        partial.replace(target)
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror or error}") from error
    finally:
        partial.unlink(missing_ok=True)


def say(message: str) -> None:
    """A line for the person, on stderr; what would steer the terminal is shown as is."""
    click.echo(message.translate(_CONTROLS), err=True)


def ended(error: BaseException) -> str:
    """Why work in processes ended before its end, for a person."""
    if isinstance(error, KeyboardInterrupt):
        return "stopped"
    return "a reading process was killed (out of memory?)"
