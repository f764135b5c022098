"""Open data: what there is, described for people and for programs, and the files themselves."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from reports import linked, published_data
from reports.actions.open_data import CSV, EXCEL, ZIP
from reports.api.openapi import document
from reports.models import BulkFile
from reports.models.publication import path_of
from reports.open_data import bundle, columns, describe
from reports.open_data.describe import Made
from reports.published import full
from reports.views.portal import canonical
from reports.views.public import public, stamped, tag, unchanged

NOT_MADE = "{}的数据文件还没有生成：有报告发布后几分钟内生成。已有的见“开放数据”页。"
PIECE = 1 << 16
logger = logging.getLogger(__name__)


@public
def open_data(request: HttpRequest) -> HttpResponse:
    """What there is and how to take it."""
    files = published_data.bulk_files()
    etag = tag("open-data", [(file.year, file.format, file.sha256, file.made_at) for file in files])
    if same := unchanged(request, etag):
        return same
    context = {
        "canonical": canonical("open-data"),
        "terms": published_data.terms(),
        "source": published_data.terms().citation(canonical("open-data")),
        "packages": [_package(file, files) for file in files if file.format == ZIP],
        "has_tables": any(file.format == CSV for file in files),
        "fields": columns.FIGURES.columns,
        "operations": _operations(),
        "home": full(reverse("portal")),
        "api": full(reverse("api-root")),
        "dataset": dataset(files),
    }
    return stamped(render(request, "portal/open_data.html", context), etag)


def _package(file: BulkFile, files: list[BulkFile]) -> dict[str, Any]:
    """A line of the list: the package, and the tables of the same year."""
    same = [one for one in files if one.year == file.year and one.format != ZIP]
    tables = {
        one.format.partition(".")[0]: {"file": one, "address": _address(one), "name": _name(one)}
        for one in same
    }
    described = _reverse("metadata", file.year) if same else ""
    years = f"{file.year}年度" if file.year else "全部年度"
    return {
        "file": file,
        "years": years,
        "address": _address(file),
        "name": _name(file),
        "metadata": described,
        **tables,
    }


def _address(file: BulkFile) -> str:
    return _reverse({ZIP: "", CSV: "csv", EXCEL: "excel"}[file.format], file.year)


def _reverse(what: str, year: int | None) -> str:
    """Where the package lies, or ``what`` belongs to it; of all years where ``year`` is None."""
    if year is None:
        return reverse("-".join(filter(None, ("open-data-all", what))))
    return reverse(f"open-data-{what or 'year'}", args=(year,))


def _name(file: BulkFile) -> str:
    return f"{file.year or 'all'}{'-' if file.format == EXCEL else '.'}{file.format}"


def _operations() -> list[dict[str, Any]]:
    """What the interface can be asked, from its own document."""
    return [
        {
            "path": path,
            "says": operation["description"],
            "parameters": [one for one in operation["parameters"] if one["in"] == "query"],
        }
        for path, operations in document("")["paths"].items()
        for operation in operations.values()
    ]


def dataset(files: list[BulkFile]) -> SafeString:
    """The page as schema.org/Dataset in JSON-LD. Source: schema.org; Article: conventions DAT-06."""
    terms, years = published_data.terms(), sorted(file.year for file in files if file.year)
    publisher = {"@type": "GovernmentOrganization", "name": terms.publisher, "url": terms.site}
    by = {"creator": publisher, "publisher": publisher} if terms.publisher else {}
    types = {ZIP: "application/zip", CSV: "text/csv", EXCEL: "text/csv"}
    about = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": describe.TITLE,
        "description": (
            "本级政府及所属部门、下级政府政府信息公开工作年度报告中的全部数字和全文，"
            "包括主动公开、依申请公开、行政复议和行政诉讼情况，一行一个数字，附字段说明。"
        ),
        "url": full(reverse("open-data")),
        "inLanguage": "zh-CN",
        "version": bundle.VERSION,
        "isAccessibleForFree": True,
        "usageInfo": terms.words,
        **by,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": _name(file),
                "encodingFormat": types[file.format],
                "contentUrl": full(_address(file)),
                "contentSize": f"{file.size} B",
                "sha256": file.sha256,
            }
            for file in files
        ],
        **({"license": terms.licence} if terms.licence else {}),
        **({"temporalCoverage": linked.during(years[0], years[-1])} if years else {}),
        **(
            {"dateModified": timezone.localdate(max(file.made_at for file in files)).isoformat()}
            if files
            else {}
        ),
    }
    return mark_safe(linked.escaped(about))  # for this very element


@public
def package(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The package of a year, or of all years."""
    file = _found(year, ZIP)
    return _sent(request, file, "application/zip", f"{describe.TITLE}-{year or '全部年度'}.zip")


@public
def figures(request: HttpRequest, year: int | None = None, bom: bool = False) -> HttpResponse:
    """All figures of a year or of all as CSV; with the mark by which Excel and WPS know UTF-8 if asked for."""
    file = _found(year, EXCEL if bom or request.GET.get("bom") == "1" else CSV)
    response = _sent(request, file, "text/csv; charset=utf-8", f"{describe.TITLE}-{year or '全部年度'}.csv")
    described = f'<{_reverse("metadata", year)}>; rel="describedby"'
    response["Link"] = ", ".join(filter(None, (described, response.get("Link"))))
    return response


@public
def metadata(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """What the CSV of a year or of all means, as CSVW."""
    told = _csvw(_found(year, CSV))
    return _to_all(HttpResponse(told, content_type="application/csvm+json"))


def _csvw(file: BulkFile) -> bytes:
    return describe.text(describe.csvw(columns.FIGURES, _name(file), published_data.terms()))


@public
def datapackage(request: HttpRequest) -> HttpResponse:
    """The CSV files of all years as one data package that can be loaded from here."""
    tables = _tables(published_data.bulk_files())
    if not tables:
        raise Http404(NOT_MADE.format("各年度"))
    return _to_all(HttpResponse(_frictionless(tables), content_type="application/json"))


def _tables(files: list[BulkFile]) -> list[BulkFile]:
    """The CSV of each year, the oldest first: that of all years holds the same once more."""
    return [file for file in reversed(files) if file.format == CSV and file.year]


def _frictionless(tables: list[BulkFile]) -> bytes:
    told = describe.package(
        "annual-reports",
        published_data.terms(),
        (
            describe.resource(columns.FIGURES, _made(file), f"figures-{file.year}")
            | {"title": f"{file.year}年{columns.FIGURES.title}"}
            for file in tables
        ),
        title=describe.TITLE,
        version=bundle.VERSION,
        created=max((published_data.stamp(file.made_at) for file in tables), default=""),
    )
    return describe.text(told)


@public
def sums(request: HttpRequest, kind: str) -> HttpResponse:
    """The fingerprints of all these files and their descriptions, as sha256sum and its like read them."""
    files = published_data.bulk_files()
    made = [_made(file) for file in files]
    made += [
        describe.made(f"{_name(file)}-metadata.json", _csvw(file)) for file in files if file.format == CSV
    ]
    if tables := _tables(files):
        made.append(describe.made("datapackage.json", _frictionless(tables)))
    return _to_all(HttpResponse(describe.sums(made, kind), content_type="text/plain; charset=utf-8"))


def _made(file: BulkFile) -> Made:
    return Made(_name(file), file.size, file.sha256, file.sm3)


def _found(year: int | None, format: str) -> BulkFile:
    """Errors: Http404 with the sentence for the reader."""
    file = published_data.bulk(year, format)
    if file is None:
        raise Http404(NOT_MADE.format(f"{year}年度" if year else "全部年度"))
    return file


def _sent(request: HttpRequest, file: BulkFile, kind: str, name: str) -> HttpResponse:
    """The file from the disk, piece by piece, under its Chinese name."""
    etag, since = f'"{file.sha256}"', int(file.made_at.timestamp())
    if same := unchanged(request, etag, since):
        return _to_all(same)
    path = path_of(file.sha256, file.format)
    if not path.is_file():
        logger.error("An open data file cannot be read: %s", file)
        context = {"heading": "文件正在恢复", "reason": "这个文件正在重新生成，请过一会儿再来下载。"}
        response = render(request, "portal/404.html", context, status=503)
        response["Retry-After"] = "3600"
        return response
    response = StreamingHttpResponse(_pieces(path), content_type=kind)
    response["Content-Length"] = str(file.size)
    # RFC 6266: the plain name for old programs, the Chinese one for all others
    response["Content-Disposition"] = (
        f"attachment; filename=\"annual-reports-{_name(file)}\"; filename*=UTF-8''{quote(name)}"
    )
    return _to_all(stamped(response, etag, since))


def _pieces(path: Path) -> Iterator[bytes]:
    """The file, opened only when somebody takes it, so that a HEAD leaves nothing open."""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _to_all(response: HttpResponse) -> HttpResponse:
    """Pages of other sites may read it too."""
    response["Access-Control-Allow-Origin"] = "*"
    if settings.DATA_LICENCE:
        response["Link"] = f'<{settings.DATA_LICENCE}>; rel="license"'
    return response
