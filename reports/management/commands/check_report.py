"""`manage.py check_report`: reads a report from a file of any known type and says what is wrong with it.

Needs no database and no site. Exit 0: nothing blocks; 1: something blocks; 2: a file cannot be read.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from django.core.management.base import BaseCommand

from reports.intake import report
from reports.intake.draft import Draft
from reports.intake.source import Unreadable

BLOCKED, NOT_READ = 1, 2


class Command(BaseCommand):
    help = "读取一份年度报告（Word、网页、PDF、Excel、文本等），逐格读出数字并校核全部规则。不需要数据库。"
    requires_system_checks = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", metavar="FILE", help="要校核的报告文件")
        parser.add_argument("--last-year", metavar="FILE", help="同一机关上一年度的报告，用来做跨年比对")
        parser.add_argument("--year", type=int, metavar="Y", help="报告年度；与文件里的不一致时会指出")
        parser.add_argument("--agency", metavar="NAME", help="机关名称；与文件里的不一致时会指出")
        parser.add_argument(
            "--format", choices=["text", "json"], default="text", help="输出文字（默认）或 JSON"
        )

    def handle(self, *args, file, last_year, year, agency, format, **options) -> None:
        try:
            draft = report_in(file)
            last = report_in(last_year) if last_year else None
        except Unreadable as error:
            self.refuse(str(error), format)
        found = report.check(draft, last, year=year, agency=agency)
        draft = replace(draft, year=draft.year or year, agency=draft.agency or agency)
        if format == "json":
            self.say(report.as_json(draft, found))
        else:
            self.stdout.write(report.as_text(draft, found))
        if any(finding.blocks for finding in found):
            sys.exit(BLOCKED)

    def refuse(self, sentence: str, format: str) -> None:
        """Errors: SystemExit, always."""
        self.stderr.write(sentence)
        if format == "json":
            self.say({"error": sentence})
        sys.exit(NOT_READ)

    def say(self, data: dict) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))


def read(file: str) -> Draft:
    """What a file says, read in a process of its own. Errors: Unreadable with a sentence that names the file."""
    path = Path(file)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(f"没有找到文件“{file}”，请核对路径和文件名。") from error
    except OSError as error:
        raise Unreadable(f"打不开文件“{file}”，请核对它是不是文件、有没有读取权限。") from error
    from reports.intake.isolation import draft as read_draft  # the readers and their libraries only now

    try:
        return read_draft(data, path.name)
    except Unreadable as error:
        raise Unreadable(f"“{path.name}”没有读出来：{error}") from error


def report_in(file: str) -> Draft:
    """The same, if it is a report at all. Errors: Unreadable also where nothing of one was recognised."""
    draft = read(file)
    if report.is_empty(draft):
        raise Unreadable(
            f"“{Path(file).name}”里没有认出年度报告的任何一张表、任何一段正文。请核对是不是选错了文件；"
            "报告内容是图片的，请换用能选中文字的文件。"
        )
    return draft
