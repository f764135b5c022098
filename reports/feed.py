"""What has been done in public, act by act, for those who follow it with a program: 发布, 更正, 撤销."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.html import escape

from reports.models import Publication, Withdrawal
from reports.published import address

NEWEST = 50
TAGGED = (
    "2024"  # a year in which the domain was ours, as RFC 4151 wants; part of every id, so it never changes
)
BEFORE_ALL = datetime(2008, 5, 1, tzinfo=UTC)  # 条例 in force: when a feed without acts was last changed
PUBLISHED, CORRECTED, WITHDRAWN = "发布", "更正", "撤销"


@dataclass(frozen=True)
class Act:
    """One public act on a version. ``note`` is the 更正说明 or the reason of a withdrawal."""

    verb: str
    at: datetime
    publication: Publication
    note: str = ""
    links: list[tuple[str, int, str]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Known for ever by this name, whatever happens to the address."""
        of = self.publication
        ends = f"v{of.number}" + ("/withdrawn" if self.verb == WITHDRAWN else "")
        return f"{tag()}{of.report.year}/{of.report.agency.code}/{of.report.kind}/{ends}"

    @property
    def title(self) -> str:
        version = f"（第{self.publication.number}版）" if self.verb == CORRECTED else ""
        return f"{self.verb}：{self.publication.document['title']}{version}"

    @property
    def told(self) -> str:
        """What happened, in a sentence."""
        day, of = timezone.localtime(self.at), self.publication
        when = f"{day.year}年{day.month}月{day.day}日"
        said = {
            PUBLISHED: f"{of.document['agency']}于{when}发布。",
            CORRECTED: f"{of.document['agency']}于{when}更正，现行的是第{of.number}版。更正说明：{self.note or '见报告页'}",
            WITHDRAWN: f"{of.document['agency']}于{when}撤销发布。原因：{self.note}",
        }
        return said[self.verb]


def tag() -> str:
    return f"tag:{settings.SITE.domain},{TAGGED}:"


def acts(code: str | None = None) -> list[Act]:
    """The newest acts, of everybody or of the agency with this code."""
    both = [*_issued(code), *_withdrawn(code)]
    return sorted(both, key=lambda act: (act.at, act.id), reverse=True)[:NEWEST]


def _issued(code: str | None) -> Iterator[Act]:
    """Every version that can be read; of one that was withdrawn only its withdrawal is told."""
    versions = Publication.objects.public()
    if code:
        versions = versions.filter(report__agency__code=code)
    newest = versions.order_by("-published_at", "-pk").defer("values").select_related("report__agency")
    for of in newest.prefetch_related("files")[:NEWEST]:
        verb = CORRECTED if of.number > 1 else PUBLISHED
        yield Act(verb, of.published_at, of, of.note)


def _withdrawn(code: str | None) -> Iterator[Act]:
    gone = Withdrawal.objects.select_related("publication__report__agency").defer("publication__values")
    if code:
        gone = gone.filter(publication__report__agency__code=code)
    for one in gone.order_by("-at", "-pk")[:NEWEST]:
        yield Act(WITHDRAWN, one.at, one.publication, one.reason)


class _Feed(Atom1Feed):
    """Django's, but a feed without entries does not change every time it is asked for."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else BEFORE_ALL


def atom(title: str, told: list[Act], *, page: str, here: str, full: Any, id: str) -> bytes:
    """The feed as Atom (RFC 4287). ``page`` and ``here`` are full addresses, ``full`` makes one of a path."""
    feed = _Feed(
        title,
        page,
        "",
        language="zh-CN",
        feed_url=here,
        feed_guid=f"{tag()}{id}",
        author_name=settings.SITE.name,
    )
    for act in told:
        at = timezone.localtime(act.at)
        feed.add_item(
            act.title,
            full(address(act.publication)),
            escape(act.told),
            unique_id=act.id,
            pubdate=at,
            updateddate=at,
            author_name=act.publication.document["agency"],
            categories=[act.verb, f"{act.publication.report.year}年度"],
            enclosures=_enclosures(act, full),
        )
    return feed.writeString("utf-8").encode()


def _enclosures(act: Act, full: Any) -> list[Enclosure]:
    """The PDF of the version, unless it is withdrawn."""
    if act.verb == WITHDRAWN:
        return []
    of = act.publication
    return [
        Enclosure(full(address(of, number=of.number, format="pdf")), str(file.size), "application/pdf")
        for file in of.files.all()
        if file.format == "pdf"
    ]
