"""A tick is void once something is said of its place that was not said then: it keeps marks of what was."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0010_ticks_by_role"),
    ]

    operations = [
        migrations.AddField(
            model_name="tick",
            name="heard",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=16), blank=True, default=list, size=None
            ),
        ),
    ]
