"""Claims without an end are found by their ids, those with one by it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case", "0008_indexes_that_answer_alone"),
    ]

    operations = [
        migrations.AlterField(
            model_name="claim",
            name="until",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="case.entry",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("until", None)),
                fields=["key"],
                name="claim_current",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("until__isnull", False)),
                fields=["until"],
                name="claim_ended",
            ),
        ),
    ]
