"""Pages with the real form templates in a bare frame, so that a test of keys needs no account and no database."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.template import Context, Template
from playwright.sync_api import Page

from reports.checks import findings
from reports.content import Content
from reports.editions import edition_for
from reports.figures import read
from reports.forms import PassageForm, TableForm
from tests.browser.modules import serve

HEADING = "三、收到和处理政府信息公开申请情况"
FRAME = Template("""{% load crispy_forms_tags %}<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>填报</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/js-lib-bootstrap5/css/bootstrap.min.css">
<link rel="stylesheet" href="/static/css/site.css">
<link rel="stylesheet" href="/static/css/work.css">{{ form.media }}</head>
<body><header class="bar"><div class="bar-inner"><a class="bar-site" href="#">年度报告填报系统</a></div></header>
<div class="frame"><nav class="rail"></nav><main>
<div class="section-head"><h1>{{ heading }}</h1>
{% if saving %}<button type="button" id="sign-in-open" hidden>重新登录</button>{% endif %}
<p class="save-state" id="save-state">已保存 14:05</p></div>
{% include "components/hops.html" %}
{% if saving %}{% include "components/saving.html" %}{% endif %}{% crispy form %}</main>
<aside class="side">{% include "components/live_findings.html" %}</aside></div>
{% if saving %}<script type="module" src="/static/js/saving.js"></script>{% endif %}</body></html>""")


def content(raws: Mapping[str, str], year: int = 2024) -> Content:
    edition = edition_for(year)
    readings = {name: read(raw, edition.by_name[name].kind) for name, raw in raws.items()}
    return Content(edition, year, "某局", "", readings, {})


def table_form(
    code: str = "requests", raws: Mapping[str, str] | None = None, *, check: bool = False, **more: Any
) -> TableForm:
    """The form of one table of the edition in force; ``check`` marks what the server finds."""
    raws = raws or {}
    whole = content(raws, more.pop("year", 2024))
    found = tuple(finding for finding in findings(whole) if finding.section == code) if check else ()
    table = whole.edition.section(code).table
    assert table
    return TableForm(table=table, content=whole, raws=raws, findings=found, checked=check, **more)


def show(
    page: Page,
    form: TableForm | PassageForm,
    heading: str = HEADING,
    *,
    live: bool = True,
    lines: str = "",
    before: Sequence[str] = (),
    after: Sequence[str] = (),
    **more: Any,
) -> None:
    """Open the form, with ``lines`` the server wrote beside it, and wait until its script has taken over.

    ``before`` and ``after`` are the addresses of problems in other sections; ``more`` is for the template: ``saving``,
    where a section that saves itself sends to.
    """
    stops = {"before": list(before), "after": list(after)}
    html = FRAME.render(Context({"form": form, "heading": heading, "stops": stops, **more}))
    serve(
        page,
        html.replace(
            'id="live-findings" aria-live="polite">', f'id="live-findings" aria-live="polite">{lines}'
        ),
    )
    if live:
        page.wait_for_selector("form[data-live]")
