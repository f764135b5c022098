"""``check_report`` on the command line: reads a report from a file and says what is wrong with it. Pure.

manage.py runs this as it stands, without waiting for Django; the management command runs it too. Exit 0: nothing blocks;
1: something blocks; 2: a file cannot be read, or the command does not know what is asked. Output is UTF-8 everywhere.
"""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from reports.intake.draft import Draft
from reports.intake.source import MOST, TOO_BIG, Unreadable, sayable

RIGHT, BLOCKED, NOT_READ = 0, 1, 2
STDIN = "-"
HELP = "读取一份年度报告（Word、网页、PDF、Excel、文本等），逐格读出数字并校核全部规则。不需要数据库。"
ABSENT = "没有找到文件“{}”，请核对路径和文件名。"
CLOSED = "打不开文件“{}”，请核对它是不是文件、有没有读取权限。"
STRANGE = (
    "“{}”里没有认出年度报告的任何一张表、任何一段正文。请核对是不是选错了文件；"
    "报告内容是图片的，请换用能选中文字的文件。"
)
UNEXPECTED = (
    "“{}”没有校核完：程序遇到了没有料到的情况。请把文件另存为 .docx 后再试，仍然不行的请联系技术支持。"
)
DJANGOS = (
    "--settings",
    "--pythonpath",
    "--verbosity",
    "-v",
)  # every command takes these; here they change nothing
DJANGOS_SWITCHES = ("--traceback", "--no-color", "--force-color", "--skip-checks")


def add_arguments(parser: ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("file", metavar="FILE", help="要校核的报告文件；- 表示从标准输入读")
    parser.add_argument("--last-year", metavar="FILE", help="同一机关上一年度的报告，用来做跨年比对")
    parser.add_argument("--year", type=int, metavar="Y", help="报告年度；与文件里的不一致时会指出")
    parser.add_argument("--agency", metavar="NAME", help="机关名称；与文件里的不一致时会指出")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="输出文字（默认）或 JSON")


def main(arguments: Sequence[str], program: str = "manage.py check_report") -> int:
    """The exit code. Errors: SystemExit with 2 for options it does not know."""
    parser = ArgumentParser(prog=program, description=HELP)
    add_arguments(parser)
    for name in DJANGOS:
        parser.add_argument(name, help=SUPPRESS)
    for name in DJANGOS_SWITCHES:
        parser.add_argument(name, action="store_true", help=SUPPRESS)
    asked = parser.parse_args(arguments)
    return run(asked.file, asked.last_year, asked.year, asked.agency, asked.format)


def run(file: str, last_year: str | None, year: int | None, agency: str | None, format: str) -> int:
    """Read, check, print; the exit code. Whatever happens, no more than a sentence is said of it."""
    try:
        said, code = _checked(file, last_year, year, agency, format)
    except Unreadable as error:
        return _refused(str(error), format)
    except Exception:
        return _refused(UNEXPECTED.format(_name(file)), format)
    show(sys.stdout, said)
    return code


def _checked(
    file: str, last_year: str | None, year: int | None, agency: str | None, format: str
) -> tuple[str, int]:
    from reports.intake import report, suspects  # the rules only now

    draft = _report(file)
    last = _report(last_year) if last_year else None
    agency = sayable(agency) if agency else None
    found = report.check(draft, last, year=year, agency=agency)
    located = suspects.located(draft, found, last, year=year, agency=agency)
    draft = replace(draft, year=draft.year or year, agency=draft.agency or agency)
    as_json = format == "json"
    said = (
        _as_json(report.as_json(draft, found, located)) if as_json else report.as_text(draft, found, located)
    )
    return said, BLOCKED if any(finding.blocks for finding in found) else RIGHT


def _report(file: str) -> Draft:
    """What a file says, if it is a report. Errors: Unreadable also where nothing of one was recognised."""
    from reports.intake.report import is_empty

    draft = read(file)
    if is_empty(draft):
        raise Unreadable(STRANGE.format(_name(file)))
    return draft


def _refused(sentence: str, format: str) -> int:
    show(sys.stderr, sentence)
    if format == "json":
        show(sys.stdout, _as_json({"error": sayable(sentence)}))
    return NOT_READ


def _as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def show(stream: TextIO, text: str) -> None:
    """In UTF-8 whatever the locale. Somebody who has seen enough (``| head``) may stop reading."""
    try:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
        stream.write(f"{text}\n")
        stream.flush()
    except OSError:
        _hush(stream)


def _hush(stream: TextIO) -> None:
    """Nothing more is to be written there, not even when the program ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError:  # it has no place to be written to
        return


def read(file: str) -> Draft:
    """What a file says, read in a process of its own. Errors: Unreadable with a sentence that names the file."""
    data, name = _bytes(file)
    from reports.intake.isolation import draft  # the readers and their libraries only now

    try:
        return draft(data, name)
    except Unreadable as error:
        raise Unreadable(f"“{_name(file)}”没有读出来：{error}") from error


def _bytes(file: str) -> tuple[bytes, str]:
    """No more than one byte beyond what is read at all, of a file or of standard input."""
    if file == STDIN:
        return sys.stdin.buffer.read(MOST + 1), ""
    try:
        if not stat.S_ISREG(os.stat(file).st_mode):
            raise Unreadable(CLOSED.format(_name(file, whole=True)))
        with open(file, "rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            if size > MOST:
                raise Unreadable(f"“{_name(file)}”没有读出来：{TOO_BIG.format(-(-size // 2**20))}")
            return opened.read(MOST + 1), Path(file).name
    except FileNotFoundError as error:
        raise Unreadable(ABSENT.format(_name(file, whole=True))) from error
    except (OSError, ValueError) as error:
        raise Unreadable(CLOSED.format(_name(file, whole=True))) from error


def _name(file: str, *, whole: bool = False) -> str:
    """A file as sentences call it."""
    if file == STDIN:
        return "标准输入"
    return sayable(file if whole else Path(file).name)
