"""重新发布: what the public is told of a version that comes after one that was withdrawn."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from reports.models import Publication, Withdrawal


def is_reissue(of: Publication) -> bool:
    """Whether the version before it was withdrawn. Of one that was read ``with_the_gone``."""
    return of.gone_at is not None


def told(of: Publication) -> str:
    """When and why the version before was withdrawn, and what came of it; "" for any other version."""
    if not is_reissue(of):
        return ""
    gone = of.number - 1
    versions = "第1版" if gone == 1 else f"第1至{gone}版"
    changed = "内容没有改动，" if of.sha256 == of.gone_sha256 else "改正后"
    why = of.gone_reason.rstrip("。")
    return f"{versions}于{_day(of.gone_at)}撤销发布（原因：{why}），{changed}重新发布为第{of.number}版。"


def back(gone: Withdrawal) -> Publication | None:
    """The first version that came after those withdrawn and can be read; None while there is none."""
    report = gone.publication.report_id
    later = Publication.objects.public().filter(report=report, number__gt=gone.publication.number)
    return later.defer("document", "values").order_by("number").first()


def _day(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{local.year}年{local.month}月{local.day}日"
