from __future__ import annotations

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def derive_anew(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("desk", "State").objects.filter(name="reports").update(head=0)


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_records")]

    operations = [
        migrations.RemoveField("ReportLine", "aside"),
        migrations.RemoveField("ReportLine", "read"),
        migrations.AddField(
            "ReportLine",
            "state",
            models.CharField(max_length=8, default=""),
            preserve_default=False,
        ),
        migrations.AddIndex(
            "ReportLine",
            models.Index(fields=["state", "-published", "-report"], name="line_state"),
        ),
        migrations.RunPython(derive_anew, migrations.RunPython.noop),
    ]
