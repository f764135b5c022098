"""What the author says to a finding: why it is right, or that he has looked at it. It stays until a value changes."""

from __future__ import annotations

from django.db import transaction

from agencies.models import Person
from reports.actions.base import for_writing, record, touched, words
from reports.actions.refused import Refused
from reports.checks import Finding
from reports.models import Explanation, Report
from reports.schema import Severity


@transaction.atomic
def explain(report: Report, key: str, text: str, *, by: Person) -> Finding:
    """Keep the reason for a finding of weight 需说明, or that one of 警告 or 提示 was looked at and is right.

    The latter may go without words. Errors: Refused when the finding is gone, must be corrected instead, or a reason
    is due and empty.
    """
    report = for_writing(report, by)
    finding = next((f for f in report.findings if report.key(f) == key), None)
    if finding is None:
        raise Refused("这个问题已经不在了，内容可能刚刚改过，请看最新的校核结果。")
    if finding.severity is Severity.BLOCK:
        raise Refused("这个问题要改正，不能只说明原因。")
    text = words(text)
    if not text and finding.severity is Severity.EXPLAIN:
        raise Refused("请写明原因，审核人会看到。")
    Explanation.objects.update_or_create(
        report=report,
        key=key,
        defaults={"rule": finding.code, "cells": list(finding.cells), "text": text, "by": by},
    )
    verb = "explain" if finding.severity is Severity.EXPLAIN else "confirm"
    _keep(report, verb, finding.code, list(finding.cells), text, by)
    return finding


@transaction.atomic
def take_back(report: Report, key: str, *, by: Person) -> None:
    """The reason, or the word that it was looked at, is withdrawn: the finding is open again.

    Errors: Refused when this report has none; what an earlier year's report said is not this one's to withdraw.
    """
    report = for_writing(report, by)
    said = report.explanations.filter(key=key).first()
    if said is None:
        raise Refused("这条说明已经不在了，请看最新的校核结果。", done=True)
    said.delete()
    _keep(report, "take_back", said.rule, said.cells, said.text, by)


def _keep(report: Report, verb: str, rule: str, cells: list[str], text: str, by: Person) -> None:
    touched(report)
    record(report, verb, by, data={"rule": rule, "cells": cells, "text": text})
