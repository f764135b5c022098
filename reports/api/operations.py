"""What can be asked for. Each reads through reports.published_data and is answered as reports.api.answers says."""

from __future__ import annotations

import json
from itertools import chain, islice
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError

from reports import published, published_data
from reports.api import answers, cursor, forms
from reports.api.asked import MEANINGS, FiguresAsked, Nothing, ReportsAsked, only
from reports.api.problems import Problem, of_problem, of_values
from reports.editions import EDITIONS
from reports.models import ReportKind
from reports.open_data.bundle import VERSION
from reports.open_data.entry import Entry, Withdrawn, records

DESCRIPTION = (
    "政府信息公开工作年度报告的开放数据接口，只读，不用登记。同一主版本内只增加字段和参数，不删除、不改名、不改含义。"
    "翻页用 next 和 Link 头；请带 If-None-Match，没有变化时答复 304。不限制访问次数，每页的条数有上限；"
    "要全部数据请下载“开放数据”页的数据包。"
)
api = NinjaAPI(
    title="政府信息公开工作年度报告开放数据",
    version=VERSION,
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
api.add_exception_handler(Problem, of_problem)
api.add_exception_handler(ValidationError, of_values(MEANINGS))

REFUSED = {400: answers.ProblemOf, 422: answers.ProblemOf}
PLAIN = {400: answers.ProblemOf}
ONE = {400: answers.ProblemOf, 404: answers.ProblemOf, 410: answers.ProblemOf}


@api.get("/reports", response={200: answers.Reports, **REFUSED}, operation_id="reports", url_name="reports")
def reports(request: HttpRequest, asked: Query[ReportsAsked]) -> HttpResponse:
    """报告目录：现行版本和已撤销的，按年度、单位代码、类型排列。"""
    only(request, ReportsAsked)
    _known(asked.agency)
    after = cursor.read(asked.cursor)[0] if asked.cursor else None
    there = published_data.heads(published_data.in_force(asked.asked, after)[: asked.limit + 1])
    gone = published_data.tombstones(published_data.withdrawn(asked.asked, after)[: asked.limit + 1])
    found = sorted([*map(_head, there), *map(_gone, gone)], key=_key)
    page, more = found[: asked.limit], found[asked.limit :]
    return _page(request, page, cursor.write(*_key(page[-1])) if more else None)


@api.get(
    "/reports/{int:year}/{slug:code}",
    response={200: answers.ReportWhole, **ONE},
    operation_id="report",
    url_name="report",
)
def report(request: HttpRequest, year: Path[int], code: Path[str]) -> HttpResponse:
    """一个机关自己的报告：现行版本的全文和数字，各版本，各种格式的文件。"""
    return _whole(request, year, code, ReportKind.OWN)


@api.get(
    "/reports/{int:year}/{slug:code}/summary",
    response={200: answers.ReportWhole, **ONE},
    operation_id="summary",
    url_name="summary",
)
def summary(request: HttpRequest, year: Path[int], code: Path[str]) -> HttpResponse:
    """一级政府汇总的报告，内容同上。"""
    return _whole(request, year, code, ReportKind.SUMMARY)


@api.get("/figures", response={200: answers.Figures, **REFUSED}, operation_id="figures", url_name="figures")
def figures(request: HttpRequest, asked: Query[FiguresAsked]) -> HttpResponse:
    """报告中的数字，一条一个，字段与 CSV 相同，按年度、单位代码、类型和官方格式的顺序排列。"""
    only(request, FiguresAsked)
    _known(asked.agency)
    after, given = cursor.read(asked.cursor) if asked.cursor else (None, 0)
    cells, per_report = asked.cells, _per_report(asked.cells)
    if not per_report:
        return _page(request, [], None)
    needed = (
        asked.limit // min(per_report.values()) + 2
    )  # a first one that is nearly given, and one to see it go on
    found = published_data.in_force(asked.asked, after, again=True).filter(edition_code__in=per_report)
    named = cells if asked.cell and cells else ()
    entries = list(published_data.with_figures(found[:needed], named))
    skipped = given if entries and after == (entries[0].year, entries[0].code, entries[0].kind) else 0
    rows = islice(chain.from_iterable(records(one, cells) for one in entries), skipped, None)
    page = list(islice(rows, asked.limit))
    return _page(request, page, _rest(page, skipped, after) if next(rows, None) else None)


def _known(agency: str | None) -> None:
    """Errors: Problem for an agency there is not: an empty list would say that it published nothing."""
    if agency and not published_data.is_office(agency):
        detail = f"没有单位代码为“{agency}”的机关，全部代码见 /agencies。"
        said = {"parameter": "agency", "detail": detail}
        raise Problem(422, f"有参数的值不对。agency：{detail}", errors=[said])


def _per_report(cells: frozenset[str] | None) -> dict[str, int]:
    """How many of these figures a report of each edition has; editions without any are left out."""
    counts = {e.code: len(e.by_name if cells is None else cells & set(e.by_name)) for e in EDITIONS}
    return {code: count for code, count in counts.items() if count}


def _rest(page: list[dict[str, Any]], skipped: int, after: cursor.type_key | None) -> str:
    """The cursor of the page after this one: the report of its last figure, and how many of that were given."""
    key = _key(page[-1])
    given = sum(_key(row) == key for row in page) + (skipped if key == after else 0)
    return cursor.write(*key, given)


@api.get("/agencies", response={200: answers.Agencies, **PLAIN}, operation_id="agencies", url_name="agencies")
def agencies(request: HttpRequest) -> HttpResponse:
    """应当发布年度报告的机关，按单位代码排列。"""
    only(request, Nothing)
    blank = {"parent": None, "closed_on": None}
    found = [{k: v or blank.get(k, v) for k, v in vars(one).items()} for one in published_data.offices()]
    return _answer({"items": found})


@api.get("/editions", response={200: answers.Editions, **PLAIN}, operation_id="editions", url_name="editions")
def editions(request: HttpRequest) -> HttpResponse:
    """官方格式：表、行、列、每个数字的名称，和它们之间的勾稽关系。"""
    only(request, Nothing)
    return _answer({"items": forms.editions()})


@api.get(
    "/indicators",
    response={200: answers.Indicators, **PLAIN},
    operation_id="indicators",
    url_name="indicators",
)
def indicators(request: HttpRequest) -> HttpResponse:
    """指标的定义：表中每个数字和由它们派生的合计、比率，含义、算法、注意事项，哪几种格式里有。"""
    only(request, Nothing)
    return _answer({"items": forms.indicators()})


def _key(row: dict[str, Any]) -> cursor.type_key:
    return row["year"], row["agency_code"], row["kind"]


def _head(one: Entry) -> dict[str, Any]:
    return {
        "year": one.year,
        "agency_code": one.code,
        "agency": one.agency,
        "level": one.level,
        "kind": one.kind,
        "edition": one.frozen["edition"],
        "title": one.frozen["title"],
        "status": "published",
        "version": one.number,
        "published_at": one.published_at,
        "address": one.address,
        "sha256": one.sha256,
        "reason": None,
        "withdrawn_at": None,
        "note": one.note or None,
    }


def _gone(one: Withdrawn) -> dict[str, Any]:
    named = {name: getattr(one, name) for name in ("year", "agency", "level", "kind", "edition", "title")}
    when = {
        "agency_code": one.code,
        "status": "withdrawn",
        "version": one.number,
        "published_at": one.published_at,
    }
    gone = {"reason": one.reason, "withdrawn_at": one.at, "note": None}
    return named | when | {"address": one.address, "sha256": None} | gone


def _whole(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    only(request, Nothing)
    asked = published_data.Asked(year, None, code, kind)
    for gone in published_data.tombstones(published_data.withdrawn(asked)):
        detail = f"《{gone.title}》已撤销发布。原因：{gone.reason}"
        raise Problem(410, detail, report=_gone(gone))
    found = published.publication(year, code, kind)
    if found is None:
        waiting = published.due(year, code, kind)
        raise Problem(
            404, waiting or f"没有{year}年单位代码为“{code[:40]}”的报告，请核对年度和代码，或查 /reports。"
        )
    whole = published_data.one(found)
    return _answer(
        {
            **_head(whole),
            "versions": published_data.version_facts(found),
            "files": published_data.file_facts(found),
            "document": whole.frozen,
        }
    )


def _page(request: HttpRequest, items: list[dict[str, Any]], more: str | None) -> HttpResponse:
    """One page of a list, with where the next one is, in the answer and in its head. Source: RFC 8288."""
    response = _answer({"items": items, "next": more})
    if more:
        query = request.GET.copy()
        query["cursor"] = more
        response["Link"] = f'<{published.full(request.path)}?{query.urlencode()}>; rel="next"'
    return response


def _answer(said: dict[str, Any]) -> HttpResponse:
    """Written by hand, not through the models that declare it: five thousand figures take 20 ms, not 200.

    It bears no date: a withdrawal or a new name changes it, too, and leaves the newest publication as it was or older.
    """
    text = json.dumps(said | {"terms": settings.DATA_TERMS}, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, content_type="application/json")
