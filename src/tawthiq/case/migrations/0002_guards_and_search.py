"""The log and what people decided refuse changes; the words of reports can be searched.

Triggers and full-text indexes have no Django model that serves both databases.
"""

from __future__ import annotations

from typing import Final

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_APPEND_ONLY: Final = (
    "case_entry",
    "case_judgement",
    "case_linkjudgement",
    "case_incidentjudgement",
)
_SQLITE_TRIGGER: Final = """
create trigger {table}_no_{verb} before {verb} on {table}
begin select raise(abort, '{table} is append-only'); end
"""
_SQLITE_SEARCH: Final = """
create virtual table case_words using fts5(
    words, bases, content='', tokenize="unicode61 remove_diacritics 0"
)
"""
_POSTGRES: Final = (
    """
    create function case_append_only() returns trigger language plpgsql as
    $$ begin raise exception '% is append-only', tg_table_name; end $$
    """,
    *(
        f"""
        create trigger {table}_append_only before update or delete on {table}
        for each row execute function case_append_only()
        """
        for table in _APPEND_ONLY
    ),
    *(
        f"""
        create trigger {table}_no_truncate before truncate on {table}
        for each statement execute function case_append_only()
        """
        for table in _APPEND_ONLY
    ),
    """
    create table case_words (
        id bigint primary key, words tsvector not null, bases tsvector not null
    )
    """,
    "create index case_words_words on case_words using gin (words)",
    "create index case_words_bases on case_words using gin (bases)",
)


def _apply(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001
    if editor.connection.vendor == "postgresql":
        for statement in _POSTGRES:
            editor.execute(statement, params=None)
        return
    for table in _APPEND_ONLY:
        for verb in ("update", "delete"):
            editor.execute(_SQLITE_TRIGGER.format(table=table, verb=verb))
    editor.execute(_SQLITE_SEARCH)


class Migration(migrations.Migration):
    """Triggers and full-text search."""

    dependencies = (("case", "0001_initial"),)
    operations = (migrations.RunPython(_apply, migrations.RunPython.noop),)
