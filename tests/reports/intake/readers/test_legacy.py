import resource
import stat

import pytest

from reports.intake import isolation
from reports.intake.readers import legacy
from reports.intake.source import Unreadable
from tests.reports.intake.readers.building import p, tbl, texts, tr, word

RTF = rb"{\rtf1\ansi\ansicpg936\uc1 {\u19968?\u12289?\u24635?\u20307?\u24773?\u20917?\par}}"
needs_libreoffice = pytest.mark.skipif(legacy.finder() is None, reason="LibreOffice is not installed")


@pytest.fixture
def program(monkeypatch, tmp_path):
    """A program in LibreOffice's place; what it is to do is shell script, $out the folder for what is made."""

    def put(script):
        path = tmp_path / "soffice"
        path.write_text(f'#!/bin/sh\nfor last; do :; done\nout="$(dirname "$last")/made"\n{script}\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(legacy, "finder", lambda: str(path))

    return put


@needs_libreoffice
def test_an_old_file_is_read_through_libreoffice():
    source = legacy.read(RTF, "rtf")
    assert (source.format, texts(source)) == ("doc", ["一、总体情况"])


@needs_libreoffice
def test_libreoffice_runs_within_the_limits_of_a_reader():
    assert isolation.source(RTF, "报告.doc").format == "doc"


def test_without_libreoffice_another_format_is_asked_for(monkeypatch):
    monkeypatch.setattr(legacy, "finder", lambda: None)
    with pytest.raises(Unreadable, match=r"另存为 \.docx"):
        legacy.read(b"x")


@pytest.mark.parametrize("suffix, format", [("doc", "doc"), ("wps", "wps")])
def test_what_was_made_is_read(program, tmp_path, suffix, format):
    (tmp_path / "a.docx").write_bytes(word(tbl(tr("规章", "5")) + p("文")))
    program(f'test -f "${{last%.*}}.doc" && mkdir "$out" && cp {tmp_path}/a.docx "$out/report.docx"')
    source = legacy.read(b"x", suffix)
    assert (source.format, texts(source)) == (format, [[["规章", "5"]], "文"])


def test_where_nothing_is_installed_nothing_is_found(monkeypatch):
    monkeypatch.setattr(legacy.shutil, "which", lambda name: None)
    assert legacy.finder() is None


def test_a_file_that_is_not_turned_is_refused(program):
    program("exit 1")
    with pytest.raises(Unreadable, match="密码或者已经损坏"):
        legacy.read(b"x")


def test_time_runs_out(program, monkeypatch):
    monkeypatch.setattr(legacy, "SECONDS", 0.1)
    program("sleep 60")
    with pytest.raises(Unreadable, match="没有读完"):
        legacy.read(b"x")


def test_memory_runs_out(program, monkeypatch):
    monkeypatch.setattr(legacy, "MEGABYTES", 0)
    program("sleep 60")
    with pytest.raises(Unreadable, match="没有读完"):
        legacy.read(b"x")


def test_soft_limits_are_lifted_to_the_hard_ones(monkeypatch):
    lifted = {}
    monkeypatch.setattr(resource, "setrlimit", lambda what, limits: lifted.update({what: limits}))
    legacy.roomy()
    assert set(lifted) == {resource.RLIMIT_AS, resource.RLIMIT_DATA}
    assert all(soft == hard for soft, hard in lifted.values())
