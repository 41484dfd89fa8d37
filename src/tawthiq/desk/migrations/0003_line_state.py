from __future__ import annotations

from django.db import migrations, models


def derive_anew(apps, _schema_editor):  # noqa: ANN001, ANN201
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
