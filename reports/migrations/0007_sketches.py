from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

from reports.checks import alike


def draw(apps, schema_editor):
    """What was handed in before there were sketches is found too."""
    reports = apps.get_model("reports", "Report").objects.exclude(state__in=("draft", "returned"))
    for report in reports.select_related("agency").prefetch_related("passages").iterator(chunk_size=200):
        passages = {passage.code: passage.text for passage in report.passages.all()}
        name = report.agency.office_name or report.agency.name
        report.sketch = alike.sketch(alike.prose(passages, name))
        report.save(update_fields=["sketch"])


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0006_explanation_without_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="sketch",
            field=ArrayField(
                base_field=models.IntegerField(), blank=True, default=list, editable=False, size=None
            ),
        ),
        migrations.RunPython(draw, migrations.RunPython.noop),
    ]
