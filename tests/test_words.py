"""What people read: no message says 无效, 非法 or 系统错误, and no code file grows out of hand."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = [
    path
    for folder in ("agencies", "config", "reports", "templates", "static")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".html", ".js"} and "migrations" not in path.parts
]
PYTHON = [path for path in OURS if path.suffix == ".py"]
FORBIDDEN = re.compile("无效|非法|系统错误")


def name(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", OURS, ids=name)
def test_no_message_blames(path):
    assert not FORBIDDEN.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [p for p in OURS if "editions" not in p.parts], ids=name)
def test_files_stay_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", OURS, ids=name)
def test_no_file_holds_two_versions_of_itself(path):
    assert not re.search("^(<{7}|>{7}) ", path.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_functions_stay_short(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [f.name for f in functions if f.end_lineno - f.lineno >= 60] == []


@pytest.mark.parametrize("path", [p for p in OURS if p.suffix == ".html"], ids=name)
def test_templates_hold_no_style_or_script(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|\son[a-z]+=\"|<script>", text)
