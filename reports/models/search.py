"""What the search box finds: the words of every version in force."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from agencies.models.agency import Level
from reports.models.publication import Publication
from reports.models.report import Report


class SearchEntry(models.Model):
    """The version in force of one report as it is searched: made anew with every version, gone with a withdrawal.

    It holds nothing that is not published, and can be made anew from what is. ``words`` are the single characters and
    the pairs of neighbouring ones in title, agency and prose.
    """

    report = models.OneToOneField(Report, models.PROTECT, primary_key=True, related_name="search_entry")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=10, choices=Level)
    published_at = models.DateTimeField()
    title = models.CharField(max_length=160)
    agency = models.CharField(max_length=80)
    body = models.TextField()
    words = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="search_words"),
            models.Index(fields=["-published_at"], name="search_newest"),
        ]

    def __str__(self) -> str:
        return self.title
