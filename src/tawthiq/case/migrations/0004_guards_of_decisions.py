"""What people said of links and incidents refuses changes, as the log does."""

from __future__ import annotations

from typing import Final

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TABLES: Final = ("case_linkjudgement", "case_incidentjudgement")


def _apply(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001
    for table in _TABLES:
        if editor.connection.vendor == "postgresql":
            editor.execute(
                f"create trigger {table}_append_only before update or delete on {table} "
                "for each row execute function case_append_only()",
                params=None,
            )
            editor.execute(
                f"create trigger {table}_no_truncate before truncate on {table} "
                "for each statement execute function case_append_only()",
                params=None,
            )
            continue
        for verb in ("update", "delete"):
            editor.execute(
                f"create trigger {table}_no_{verb} before {verb} on {table} "
                f"begin select raise(abort, '{table} is append-only'); end"
            )


class Migration(migrations.Migration):
    """Triggers."""

    dependencies = (("case", "0003_incidents"),)
    operations = (migrations.RunPython(_apply, migrations.RunPython.noop),)
