"""A tick counts for one stage of the review, also where the agency and the office above it are one."""

from django.db import migrations, models

# Who ticks in the office's name alone is told by the seat; where one agency is both the first stage keeps what was ticked,
# the second looks for itself. Ticks of reports that are not in review are closed to writing, and concerned all the same.
TO_THE_OFFICE = """
    ALTER TABLE reports_tick DISABLE TRIGGER USER;
    UPDATE reports_tick SET role = 'supervisor' FROM reports_report
        WHERE reports_report.id = report_id AND seat_id = supervising_id AND seat_id <> agency_id;
    ALTER TABLE reports_tick ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0009_threads_notices_ticks"),
    ]

    operations = [
        migrations.AddField(
            model_name="tick",
            name="role",
            field=models.CharField(
                choices=[("reviewer", "审核人"), ("supervisor", "主管部门审核员")],
                default="reviewer",
                max_length=20,
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(TO_THE_OFFICE, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="tick", name="tick_once"),
        migrations.AddConstraint(
            model_name="tick",
            constraint=models.UniqueConstraint(fields=("report", "seat", "role", "place"), name="tick_once"),
        ),
    ]
