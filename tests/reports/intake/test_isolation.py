import io
import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reports.intake import __main__ as child
from reports.intake import isolation, processes, understand, understand_paste
from reports.intake.source import Text, Unreadable

PAGE = "<p>年度报告</p>".encode()
REPORT = (
    "<h1>某局2022年政府信息公开工作年度报告</h1><h2>二、主动公开政府信息情况</h2>"
    "<table><tr><td colspan=4>第二十条第（一）项"
    "<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章<td>3<td>5<td>12"
    "<tr><td>行政规范性文件<td>564<td>984<td>74</table>"
).encode()


class Endless:
    """A Popen whose program does something else than read."""

    def __init__(self, code):
        self.code = code

    def __call__(self, command, **more):
        return subprocess.Popen([command[0], "-c", self.code], **more)


def instead(monkeypatch, code):
    monkeypatch.setattr(isolation, "subprocess", Patched(Endless(code)))


class Patched:
    def __init__(self, popen):
        self.Popen = popen

    def __getattr__(self, name):
        return getattr(subprocess, name)


def test_a_file_is_read_elsewhere():
    source = isolation.source(PAGE, "报告.html")
    assert source.blocks == (Text("年度报告", "第1段"),)


def test_where_it_is_asked_from_does_not_matter(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert isolation.source(PAGE).format == "html"


def test_a_draft_is_made_elsewhere_too():
    assert isolation.draft(REPORT, "报告.html") == understand(REPORT, "报告.html")


def test_what_was_copied_is_matched_elsewhere_too():
    assert isolation.pasted("", REPORT.decode()) == understand_paste("", REPORT.decode())


@pytest.mark.parametrize(
    "call, payload",
    [("draft", REPORT), ("pasted", json.dumps({"text": "", "html": REPORT.decode()}).encode())],
)
def test_the_child_matches_what_it_reads(call, payload):
    assert (
        child.answer(call, payload, "", {})["answer"]["figures"]["proactive.normative_documents.in_force"][
            "raw"
        ]
        == "74"
    )


def test_a_refusal_comes_back_as_the_sentence_it_is():
    with pytest.raises(Unreadable, match="这个文件是空的"):
        isolation.source(b"")


def test_a_file_too_big_is_not_even_sent(monkeypatch):
    monkeypatch.setattr(isolation, "MOST", 3)
    with pytest.raises(Unreadable, match="超过了50MB"):
        isolation.source(PAGE)


def test_time_runs_out_on_the_clock(monkeypatch):
    instead(monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(Unreadable, match="读了1秒还没有读完"):
        isolation.run("source", b"", seconds=1)


def test_a_process_ended_for_its_time_says_so(monkeypatch):
    instead(monkeypatch, f"import os; os.kill(os.getpid(), {int(signal.SIGXCPU)})")
    with pytest.raises(Unreadable, match="还没有读完"):
        isolation.run("source", b"")


def test_a_process_that_dies_leaves_a_sentence(monkeypatch):
    instead(monkeypatch, "import os; os.abort()")
    with pytest.raises(Unreadable, match="没有读完"):
        isolation.run("source", b"")


def test_nothing_started_is_left_behind(monkeypatch, tmp_path):
    note = tmp_path / "pid"
    start = f"p = s.Popen(['sleep', '60'], process_group=0); open({str(note)!r}, 'w').write(str(p.pid))"
    instead(monkeypatch, f"import subprocess as s, time; {start}; time.sleep(60)")
    with pytest.raises(Unreadable):
        isolation.run("source", b"", seconds=2)
    state = Path(f"/proc/{note.read_text()}/stat")
    assert not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z"


def test_memory_is_bounded():
    code = (
        "import resource; from reports.intake.__main__ import limit; limit(5, 100)\n"
        "try: bytearray(200 * 2**20)\nexcept MemoryError: print('bounded')"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=isolation.ROOT, capture_output=True, text=True)
    assert said.stdout == "bounded\n"


def test_limits_are_soft_ones(monkeypatch):
    set_ = {}
    monkeypatch.setattr(resource, "setrlimit", lambda what, limits: set_.update({what: limits}))
    child.limit(10, 448)
    assert set_[resource.RLIMIT_CPU][0] == 11
    assert set_[resource.RLIMIT_DATA] == (448 * 2**20, resource.getrlimit(resource.RLIMIT_DATA)[1])


def test_the_child_answers_what_it_is_asked(monkeypatch):
    monkeypatch.setattr(child, "limit", lambda seconds, megabytes: None)
    head = {"call": "source", "name": "", "options": {}, "seconds": 1, "megabytes": 1}
    answered = io.BytesIO()
    child.main(io.BytesIO(json.dumps(head).encode() + b"\n" + PAGE), answered)
    assert json.loads(answered.getvalue())["answer"]["format"] == "html"


def test_the_child_says_why_it_refuses():
    assert "空的" in child.answer("source", b"", "", {})["refusal"]


def test_the_child_says_when_memory_runs_out(monkeypatch):
    def hungry(payload, name):
        raise MemoryError

    monkeypatch.setitem(child.CALLS, "hungry", hungry)
    assert "内存" in child.answer("hungry", b"", "", {})["refusal"]


def test_processes_are_measured_and_ended_with_their_group():
    process = subprocess.Popen(["sleep", "60"], process_group=0)
    assert processes.largest(process.pid) > 0
    processes.end(process)
    assert process.wait() == -signal.SIGKILL
    processes.end(process)


def test_a_process_that_ends_while_it_is_looked_at_is_no_matter(monkeypatch, tmp_path):
    (tmp_path / "7" / "stat").mkdir(parents=True)
    (tmp_path / "8").mkdir()
    (tmp_path / "8" / "stat").write_text(f"8 (a b) c) S 1 7 7 {'0 ' * 17}5 0")
    monkeypatch.setattr(processes, "PROC", tmp_path)
    assert processes.largest(7) == 5 * os.sysconf("SC_PAGE_SIZE")
