"""Bands are not bound to their reports any more: inserting a report was slow."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The constraint goes, the column stays."""

    dependencies = (("case", "0002_guards_and_search"),)
    operations = (
        migrations.AlterField(
            model_name="band",
            name="report",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                to="case.report",
            ),
        ),
    )
