"""``tawthiq schema``."""

from __future__ import annotations

import json

import click


@click.command()
def command() -> None:
    """Print the JSON Schema of one line of `extract --format jsonl`."""
    from tawthiq.model import Reading

    schema = Reading.model_json_schema(by_alias=True, mode="serialization")
    click.echo(json.dumps(schema, ensure_ascii=False, indent=2))
