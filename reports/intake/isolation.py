"""Files of strangers are read in a process of their own, which may take so much time and memory and no more.

Whatever a file does to its reader, the caller gets a source or a sentence.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reports.intake import processes
from reports.intake.draft import Draft
from reports.intake.source import MOST, TOO_BIG, Source, Unreadable
from reports.intake.wire import draft_from, source_from

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 10  # on the clock
MEGABYTES = 448  # of data; with the programs' own code a process stays below 512 MB
TOO_LONG = "这个文件太大或太复杂，读了{}秒还没有读完。请只保留报告本身，另存为新文件后再试。"
TOO_MUCH = "这个文件太大或太复杂，没有读完。请删去图片和多余的内容，另存为新文件后再试。"


def source(data: bytes, name: str = "") -> Source:
    """Any file as ``readers.read`` has it. Errors: Unreadable."""
    return source_from(run("source", data, name))


def draft(data: bytes, name: str = "") -> Draft:
    """Any file as ``reports.intake.understand`` has it. Errors: Unreadable."""
    return draft_from(run("draft", data, name))


def pasted(text: str, html: str = "") -> Draft:
    """What was copied, as ``reports.intake.understand_paste`` has it. Errors: Unreadable."""
    return draft_from(run("pasted", json.dumps({"text": text, "html": html}).encode("ascii")))


def run(
    call: str,
    payload: bytes,
    name: str = "",
    *,
    options: Mapping[str, Any] | None = None,
    seconds: int = SECONDS,
    megabytes: int = MEGABYTES,
) -> dict[str, Any]:
    """The answer to one call of ``reports.intake.__main__``, as plain JSON values.

    Errors: Unreadable with the reader's own sentence, or with ours where time (on the clock) or memory ran out.
    """
    if len(payload) > MOST:
        raise Unreadable(TOO_BIG.format(-(-len(payload) // 2**20)))
    head = {
        "call": call,
        "name": name,
        "options": dict(options or {}),
        "seconds": seconds,
        "megabytes": megabytes,
    }
    with tempfile.TemporaryDirectory(prefix="intake-", ignore_cleanup_errors=True) as folder:
        code, said = _ask(json.dumps(head).encode("ascii") + b"\n" + payload, folder, seconds)
    if code == -signal.SIGXCPU:
        raise Unreadable(TOO_LONG.format(seconds))
    try:
        found: dict[str, Any] = json.loads(said)
    except ValueError as error:
        raise Unreadable(TOO_MUCH) from error
    if "refusal" in found:
        raise Unreadable(found["refusal"])
    answer: dict[str, Any] = found["answer"]
    return answer


def _ask(question: bytes, folder: str, seconds: int) -> tuple[int, bytes]:
    """(exit code, answer) of the process, which has no more of our surroundings than it needs."""
    process = subprocess.Popen(
        [sys.executable, "-E", "-s", "-m", "reports.intake"],
        cwd=ROOT,
        env={"PATH": os.environ.get("PATH", os.defpath), "TMPDIR": folder, "LANG": "C.UTF-8"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(question, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(TOO_LONG.format(seconds)) from error
    finally:
        processes.end(process)
        process.communicate()
    return process.returncode, said
