"""A package with reports of both editions, all five states, a 汇总 and one that was withdrawn."""

import io
from functools import cache
from zipfile import ZipFile

from reports.open_data import bundle
from reports.open_data.describe import Terms
from reports.open_data.entry import Correction, Entry, Office, Withdrawn
from tests.reports.filetypes import issues

TERMS = Terms("清江县人民政府办公室", "政府信息，使用请注明来源", "", "https://gk.example.gov.cn/")
OFFICES = (
    Office("qingjiang", "清江县人民政府", "county", "government", "", ""),
    Office("qingjiang-sjj", "清江县审计局", "county", "department", "qingjiang", "2026-02-01"),
)
GONE = Withdrawn(
    2024, "qingjiang", "county", "own", 2, "某报告", "=清江", "2021", "https://gk.example.gov.cn/2024/qingjiang/",
    "2026-01-20T09:00:00+08:00", "2026-03-01T09:00:00+08:00", "内容涉及个人隐私。",
)  # fmt: skip

MENDED = Correction(
    2020, "qingjiang-sjj", "清江县审计局", "own", 2, "2026-02-01T09:00:00+08:00", "更正表三。",
    "https://gk.example.gov.cn/2020/qingjiang-sjj/v2/",
)  # fmt: skip


def entry(issue, code="qingjiang-sjj", kind="own"):
    address = f"https://gk.example.gov.cn/{issue.content.year}/{code}/"
    at = "2026-01-20T09:00:00+08:00"
    return Entry(
        issue.content.year, code, "county", kind, issue.number, at, address, issue.digest, issue.frozen
    )


@cache
def entries():
    trial, odd, ordinary = issues.trial(), issues.odd(), issues.ordinary()
    return [entry(trial), entry(ordinary, "qingjiang", "summary"), entry(odd)]


def source():
    return bundle.Source(entries, (GONE,), OFFICES, (MENDED,))


@cache
def packed(year=None):
    target = io.BytesIO()
    bundle.write(target, source(), TERMS, year)
    return target.getvalue()


def opened():
    return ZipFile(io.BytesIO(packed()))
