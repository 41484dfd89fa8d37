"""A case may link by weights that were learnt of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("case", "0009_claims_by_their_end"),
    ]

    operations = [
        migrations.AddField(
            model_name="casefile",
            name="scorer",
            field=models.TextField(default=""),
        ),
    ]
