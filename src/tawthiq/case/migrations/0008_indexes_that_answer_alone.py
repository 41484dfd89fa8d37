"""Indexes of cards, scenes and areas that answer what is asked without their rows."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case", "0007_areas_of_scenes"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="card",
            name="card_from",
        ),
        migrations.RemoveIndex(
            model_name="card",
            name="card_to",
        ),
        migrations.RemoveIndex(
            model_name="card",
            name="card_killed",
        ),
        migrations.RemoveIndex(
            model_name="card",
            name="card_killed_low",
        ),
        migrations.RemoveIndex(
            model_name="card",
            name="card_sources",
        ),
        migrations.RemoveIndex(
            model_name="card",
            name="card_state",
        ),
        migrations.RemoveIndex(
            model_name="card",
            name="card_grade",
        ),
        migrations.RemoveIndex(
            model_name="card",
            name="card_type",
        ),
        migrations.RemoveIndex(
            model_name="scenearea",
            name="area_days",
        ),
        migrations.AlterField(
            model_name="scene",
            name="report",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                to="case.report",
            ),
        ),
        migrations.AddIndex(
            model_name="card",
            index=models.Index(
                fields=[
                    "killed_high",
                    "incident",
                    "state",
                    "type",
                    "grade",
                    "killed_low",
                    "date_from",
                    "date_to",
                    "lat",
                ],
                name="card_by_killed",
            ),
        ),
        migrations.AddIndex(
            model_name="card",
            index=models.Index(
                fields=[
                    "sources",
                    "incident",
                    "state",
                    "type",
                    "grade",
                    "killed_low",
                    "date_from",
                    "date_to",
                    "lat",
                ],
                name="card_by_sources",
            ),
        ),
        migrations.AddIndex(
            model_name="card",
            index=models.Index(
                fields=[
                    "date_from",
                    "incident",
                    "state",
                    "type",
                    "grade",
                    "killed_low",
                    "date_to",
                    "lat",
                ],
                name="card_by_day",
            ),
        ),
        migrations.AddIndex(
            model_name="card",
            index=models.Index(
                fields=[
                    "state",
                    "lat",
                    "type",
                    "grade",
                    "killed_low",
                    "incident",
                    "date_from",
                    "date_to",
                ],
                name="card_by_state",
            ),
        ),
        migrations.AddIndex(
            model_name="scene",
            index=models.Index(fields=["report", "incident"], name="scene_report"),
        ),
        migrations.AddIndex(
            model_name="scenearea",
            index=models.Index(
                fields=["hash", "sum", "first", "last", "kinds", "scene"],
                name="area_days",
            ),
        ),
    ]
