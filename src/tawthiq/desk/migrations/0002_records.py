from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case", "0003_bands_unbound"),
        ("desk", "0001_tokens"),
    ]

    operations = [
        migrations.CreateModel(
            name="State",
            fields=[
                (
                    "name",
                    models.CharField(max_length=16, primary_key=True, serialize=False),
                ),
                ("head", models.BigIntegerField()),
                ("at", models.CharField(max_length=40)),
                ("seconds", models.FloatField()),
                ("data", models.TextField(default="{}")),
            ],
        ),
        migrations.CreateModel(
            name="PersonLine",
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
                ("folded", models.TextField()),
                ("name", models.TextField()),
                ("role", models.CharField(max_length=16)),
                ("protected", models.BooleanField()),
                ("reports", models.IntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-reports", "-id"], name="person_reports"),
                    models.Index(
                        fields=["role", "-reports", "-id"], name="person_role"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("folded", "role"), name="one_person"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportLine",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="line",
                        serialize=False,
                        to="case.report",
                    ),
                ),
                ("published", models.CharField(max_length=40)),
                ("publisher", models.TextField()),
                ("language", models.CharField(max_length=8)),
                ("aside", models.BooleanField()),
                ("read", models.BooleanField()),
                ("claims", models.IntegerField()),
                ("family", models.BigIntegerField(db_index=True)),
                ("first", models.BooleanField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["-published", "-report"], name="line_published"
                    ),
                    models.Index(
                        fields=["publisher", "-published", "-report"],
                        name="line_publisher",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceLine",
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
                ("folded", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("ident", models.TextField()),
                ("kind", models.CharField(max_length=16)),
                ("masked", models.BooleanField()),
                ("reports", models.IntegerField()),
                ("claims", models.IntegerField()),
                ("cited", models.IntegerField()),
                ("accepted", models.IntegerField()),
                ("corrected", models.IntegerField()),
                ("rejected", models.IntegerField()),
                ("told", models.IntegerField()),
                ("contradicted", models.IntegerField()),
                ("firsts", models.IntegerField()),
                ("first_day", models.CharField(max_length=10)),
                ("last_day", models.CharField(max_length=10)),
                ("detail", models.TextField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-reports", "-id"], name="source_reports"),
                    models.Index(fields=["-claims", "-id"], name="source_claims"),
                    models.Index(fields=["-cited", "-id"], name="source_cited"),
                    models.Index(fields=["-accepted", "-id"], name="source_accepted"),
                    models.Index(fields=["-corrected", "-id"], name="source_corrected"),
                    models.Index(fields=["-rejected", "-id"], name="source_rejected"),
                    models.Index(
                        fields=["-contradicted", "-id"], name="source_contradicted"
                    ),
                    models.Index(fields=["-firsts", "-id"], name="source_firsts"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonIn",
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
                ("spans", models.TextField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="case.report",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="desk.personline",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "report"), name="one_mention"
                    )
                ],
            },
        ),
    ]
