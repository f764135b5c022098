"""`manage.py check_report`: what it prints, and how it ends."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from django.core.management import CommandError, call_command

from reports.intake import command
from reports.intake.source import TOO_BIG, Unreadable
from tests.drafts import draft

ROOT = Path(__file__).resolve().parents[2]
READS = {
    "right.docx": draft(),
    "wrong.docx": draft("requests | person\n new | 5"),
    "swapped.docx": draft("requests | person\n new | 21\n granted | 12"),
    "last.docx": draft("requests | person\n new | 1\n carried_out | 1", 2023),
    "copied.docx": draft(year=2025, passages=draft().passages),
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


def test_the_sentences_taken_over_from_last_year_are_printed(run):
    arguments = ("copied.docx", "--last-year", "right.docx")
    _, printed, _ = run(*arguments)
    assert "[E-37]" in printed and "      一、总体情况：（三）政府信息管理" not in printed
    assert "      五、存在的主要问题及改进情况：已建立工程信息台账，批复后五个工作日内公布" in printed
    (copied,) = [
        f for f in json.loads(run(*arguments, "--format", "json")[1])["findings"] if f["code"] == "E-37"
    ]
    assert {"section": "problems", "sentence": "已建立工程信息台账，批复后五个工作日内公布"} in copied[
        "repeated"
    ]


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


def running(*arguments, **options):
    """The command in a process, its output as bytes."""
    command = [sys.executable, "manage.py", "check_report", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, **options)


@pytest.mark.parametrize("format", ["text", "json"])
def test_output_is_utf_8_whatever_the_locale(tmp_path, format):
    (tmp_path / "报告.html").write_text(PAGE, encoding="utf-8")
    surroundings = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = running(str(tmp_path / "报告.html"), "--format", format, env=surroundings)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "表" in done.stdout.decode("utf-8")


def test_somebody_who_stops_reading_does_not_change_the_result(tmp_path):
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "manage.py", "check_report", str(tmp_path / "a.html")]
    done = subprocess.run(command, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


def test_standard_input_is_a_file_too():
    assert running("-", input=PAGE.encode()).returncode == 1
    done = running("-", input=b"")  # in a process of its own
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "“标准输入”没有读出来：这个文件是空的。请确认选对了文件。\n",
    )


def test_what_is_no_file_is_not_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for file in ("/dev/zero", str(tmp_path / "pipe"), str(tmp_path)):
        done = running(file, "--format", "json", timeout=5)
        assert (done.returncode, list(json.loads(done.stdout))) == (2, ["error"])
        assert done.stderr.decode().startswith(f"打不开文件“{file}”")


def test_more_than_is_read_at_all_is_not_read(run, tmp_path, monkeypatch):
    monkeypatch.setattr(command, "MOST", 2)
    assert run("right.docx")[::2] == (2, f"“right.docx”没有读出来：{TOO_BIG.format(1)}\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"12345")))
    assert command._bytes("-") == (b"123", "")


def test_names_no_file_can_have(run):
    assert run("a\0b")[2] == "打不开文件“ab”，请核对它是不是文件、有没有读取权限。\n"
    assert run("\udcff.docx")[2] == "没有找到文件“\ufffd.docx”，请核对路径和文件名。\n"


def test_what_nobody_expected_is_a_sentence(run, monkeypatch):
    monkeypatch.setattr("reports.intake.report.check", lambda *given, **asked: 1 / 0)
    code, out, err = run("right.docx", "--format", "json")
    assert (code, json.loads(out)) == (2, {"error": err.strip()})
    assert err.startswith("“right.docx”没有校核完：")


def test_a_stream_that_is_no_file_and_breaks_is_left_alone(monkeypatch):
    class Broken(io.StringIO):
        def flush(self):
            raise BrokenPipeError

    command.show(Broken(), "文")


def test_djangos_own_options_do_no_harm(run, capsys, tmp_path):
    assert command.main(["right.docx", "--no-color", "-v", "2", "--settings", "x"]) == 0
    assert capsys.readouterr().out.endswith("结论：没有阻断问题。\n")


def test_the_command_line_does_not_wait_for_django():
    code = "import sys; sys.argv = ['manage.py', 'check_report', 'none.docx']; import manage\n"
    code += "try: manage.main()\nexcept SystemExit as end: sys.exit(end.code if 'django' not in sys.modules else 9)"
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True).returncode
        == 2
    )


PAGE = "<p>某县水务局2024年政府信息公开工作年度报告</p><p>一、总体情况</p><p>无。</p>"


def test_what_came_in_is_named_where_it_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(Unreadable, match="“标准输入”没有读出来"):
        command.read("-")


def test_the_cells_that_are_probably_wrong_stand_under_their_finding(run):
    _, out, _ = run("swapped.docx")
    lines = out.splitlines()
    at = next(at for at, line in enumerate(lines) if "[T3-1] 自然人列" in line)
    assert lines[at + 1].startswith(
        "      可能填错的格：“一、本年新收政府信息公开申请数量”的“自然人”，现在是21，应为12"
    )


def test_they_are_data_too(run):
    _, out, _ = run("swapped.docx", "--format", "json")
    first = json.loads(out)["located"][0]
    assert first["suspects"][0]["cells"] == [{"cell": "requests.new.person", "now": "21", "should": "12"}]
    assert {rule["code"] for rule in first["broken"]} == {"T3-1"}
    assert json.loads(run("right.docx", "--format", "json")[1])["located"] == []
