"""What a page of ours is called: for a sentence that would else show a bare address."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import Resolver404, resolve

from agencies.models import Person
from reports.models import Report

register = template.Library()

PAGES = {
    "work": "我的工作",
    "report": "报告首页",
    "check": "校核与提交",
    "explain": "校核与提交",
    "import": "导入",
    "import-result": "导入的读取结果",
    "drop-import": "导入的读取结果",
    "review": "审核",
    "open-review": "审核",
    "tick": "审核",
    "bulk": "批量审核",
    "compare": "比较",
    "comment": "审核",
    "remove-comment": "审核",
    "resolve-comment": "批注",
    "threads": "批注",
    "say": "批注",
    "reply": "批注",
    "inbox": "我的消息",
    "remind": "各机关进度",
    "move": "办理",
    "new-round": "布置",
    "round": "各机关进度",
    "archive": "往年报告入库",
    "archive-batch": "往年报告入库",
    "archive-file": "往年报告入库",
}


@register.simple_tag
def place_of(path: str, person: Person) -> str:
    """“某局2025年……报告 › 导入”, as far as the person may see that report; empty for an address without a name."""
    try:
        match = resolve(path.partition("?")[0])
    except Resolver404:
        return ""
    report = _report(match.kwargs, person) if person.is_authenticated else None
    page = PAGES.get(match.view_name, "")
    if report and match.view_name == "section":
        names = {section.code: section.heading for section in report.edition.sections}
        page = names.get(match.kwargs["section"], "")
    return " › ".join(filter(None, (report.title if report else "", page)))


def _report(address: dict[str, Any], person: Person) -> Report | None:
    if not {"year", "code", "kind"} <= address.keys():
        return None
    return (
        Report.objects.visible_to(person)
        .filter(year=address["year"], agency__code=address["code"], kind=address["kind"])
        .first()
    )
