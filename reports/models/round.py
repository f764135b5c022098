"""A report year as a supervising office sets it for its agencies: 布置."""

from django.conf import settings
from django.db import models

from agencies.models import Agency
from reports.editions import FIRST_YEAR


class Round(models.Model):
    """Opened once for each office and year; the reports themselves carry year, edition and deadline."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="rounds", verbose_name="主管部门")
    year = models.PositiveSmallIntegerField("报告年度")
    note = models.TextField("布置要求", blank=True)
    opened_at = models.DateTimeField("布置时间", auto_now_add=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="布置人"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="round_once"),
            models.CheckConstraint(
                name="round_year_has_an_edition", condition=models.Q(year__gte=FIRST_YEAR, year__lte=2200)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.year}"
