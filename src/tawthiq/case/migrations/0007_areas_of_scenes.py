"""Scenes are kept by their areas, so that sums and what they count are quick to find."""

from __future__ import annotations

from itertools import islice
from typing import Final

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from tawthiq.case.scenes import lay
from tawthiq.link.whole import outline

_PAGE: Final = 2_000


def _fill(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001
    rows = apps.get_model("case", "Scene").objects.values_list("pk", "facts")
    held = iter(rows.iterator(_PAGE))
    while page := list(islice(held, _PAGE)):
        lay((pk, outline(facts)) for pk, facts in page)


class Migration(migrations.Migration):
    """A row for every area of every scene."""

    dependencies = (("case", "0006_quick_maps"),)
    operations = (
        migrations.RemoveIndex(model_name="scene", name="scene_days"),
        migrations.CreateModel(
            name="SceneArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("hash", models.BigIntegerField()),
                ("sum", models.BooleanField()),
                ("first", models.IntegerField()),
                ("last", models.IntegerField()),
                ("kinds", models.TextField()),
                (
                    "scene",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="case.scene"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["hash", "sum", "first", "last"], name="area_days"
                    )
                ],
            },
        ),
        migrations.RunPython(_fill, migrations.RunPython.noop),
    )
