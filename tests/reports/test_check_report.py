"""`manage.py check_report`: what it prints, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from django.core.management import CommandError, call_command

from reports.intake.source import Unreadable
from tests.drafts import draft

ROOT = Path(__file__).resolve().parents[2]
READS = {
    "right.docx": draft(),
    "wrong.docx": draft("requests | person\n new | 5"),
    "last.docx": draft("requests | person\n new | 1\n carried_out | 1", 2023),
    "nameless.docx": draft(year=2024, agency=None),
    "letter.docx": draft(tables=(), passages={}),
}


def read(data: bytes, name: str):
    if name not in READS:
        raise Unreadable("这是扫描件。")
    return READS[name]


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run the command on files whose reading is prepared; gives the exit code, stdout and stderr."""
    reader = ModuleType("reports.intake.isolation")
    reader.draft = read
    monkeypatch.setitem(sys.modules, "reports.intake.isolation", reader)
    for name in [*READS, "scan.pdf"]:
        (tmp_path / name).write_bytes(b"...")
    monkeypatch.chdir(tmp_path)

    def running(*arguments):
        code = 0
        try:
            call_command("check_report", *arguments)
        except SystemExit as end:
            code = end.code
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return running


def test_nothing_blocks(run):
    code, out, err = run("right.docx")
    assert (code, out.rstrip().splitlines()[-1], err) == (0, "结论：没有阻断问题。", "")


def test_something_blocks(run):
    code, out, _ = run("wrong.docx")
    assert (code, out.rstrip().splitlines()[-1]) == (1, "结论：有2处阻断问题，请改正后再提交。")


def test_a_document_that_is_no_report_at_all(run):
    code, out, err = run("letter.docx")
    assert (code, out) == (2, "")
    assert err.startswith("“letter.docx”里没有认出年度报告的任何一张表")


def test_json_is_one_object(run):
    code, out, _ = run("wrong.docx", "--format", "json")
    data = json.loads(out)
    assert (code, data["year"], data["findings"][0]["code"]) == (1, 2024, "T3-1")


def test_last_year_is_compared(run):
    code, out, _ = run("right.docx", "--last-year", "last.docx")
    assert (code, "[T3-5]" in out) == (0, True)


def test_year_and_agency_of_the_person(run):
    _, out, _ = run("right.docx", "--year", "2023", "--agency", "望溪县教育局")
    assert out.count("[E-05]") == 2


def test_what_the_document_does_not_say_the_person_does(run):
    _, out, _ = run("nameless.docx", "--agency", "望溪县水务局", "--format", "json")
    assert json.loads(out)["agency"] == "望溪县水务局"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["scan.pdf"], "“scan.pdf”没有读出来：这是扫描件。"),
        (["none.docx"], "没有找到文件“none.docx”，请核对路径和文件名。"),
        (["."], "打不开文件“.”，请核对它是不是文件、有没有读取权限。"),
        (["right.docx", "--last-year", "scan.pdf"], "“scan.pdf”没有读出来：这是扫描件。"),
    ],
)
def test_what_cannot_be_read(run, arguments, sentence):
    assert run(*arguments) == (2, "", sentence + "\n")
    code, out, err = run(*arguments, "--format", "json")
    assert (code, json.loads(out), err) == (2, {"error": sentence}, sentence + "\n")


def test_an_option_that_is_none(run):
    with pytest.raises(CommandError):
        run("right.docx", "--format", "pdf")


def bare(*arguments):
    """The command as a stranger runs it on a bare checkout: nothing of ours in the environment."""
    surroundings = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [sys.executable, "manage.py", "check_report", *arguments]
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)


def test_a_bare_checkout_will_do():
    done = bare("none.docx")
    assert (done.returncode, done.stderr) == (2, "没有找到文件“none.docx”，请核对路径和文件名。\n")


def test_wrong_options_end_as_everywhere():
    assert bare("none.docx", "--year", "今年").returncode == 2
