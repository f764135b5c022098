"""Files of many reports at once: what was published in a year, or in all, for those who count and compare."""

from __future__ import annotations

from django.db import models


class BulkFile(models.Model):
    """One file for a year, or for all years where ``year`` is None; its bytes lie in settings.PUBLISHED_ROOT.

    It is made anew when something of that year is published, corrected or withdrawn. ``reports`` is how many it holds.
    """

    year = models.PositiveSmallIntegerField(null=True)
    format = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64)
    sm3 = models.CharField(max_length=64)
    size = models.PositiveIntegerField("字节")
    reports = models.PositiveIntegerField("报告数")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "format"], name="bulk_file_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.year or '全部年度'} {self.format}"
