"""The process any file is read in: a question on standard input, limits upon itself, the answer on standard output.

The question is one line of JSON {call, name, options, seconds, megabytes}, then the file; the answer is one JSON object,
{"refusal": sentence} where the file cannot be read. Asked only by ``reports.intake.isolation``.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from reports.intake.source import Unreadable

MOST_WRITTEN = 64 * 2**20  # bytes of any file written, which are LibreOffice's
TOO_MUCH = "这个文件太大或太复杂，读它要用的内存太多。请删去图片和多余的内容，另存为新文件后再试。"


def source(payload: bytes, name: str, **options: Any) -> dict[str, Any]:
    """Any file read into a source."""
    from reports.intake.readers import read
    from reports.intake.wire import source_data

    return source_data(read(payload, name))


def draft(payload: bytes, name: str, **options: Any) -> dict[str, Any]:
    """Any file read and matched."""
    from reports.intake import understand
    from reports.intake.wire import draft_data

    return draft_data(understand(payload, name))


def pasted(payload: bytes, name: str, **options: Any) -> dict[str, Any]:
    """What was copied, as JSON {text, html}, read and matched."""
    from reports.intake import understand_paste
    from reports.intake.wire import draft_data

    return draft_data(understand_paste(**json.loads(payload)))


CALLS: dict[str, Callable[..., dict[str, Any]]] = {"source": source, "draft": draft, "pasted": pasted}


def limit(seconds: int, megabytes: int) -> None:
    """Bind this process: memory it may fill, time it may compute, files it may write. No core is left behind.

    Only the soft limits, for LibreOffice takes more address space and is watched by its reader.
    """
    for what, most in (
        (resource.RLIMIT_DATA, megabytes * 2**20),
        (resource.RLIMIT_CPU, seconds + 1),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


def answer(call: str, payload: bytes, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """What a call says, or why it refuses."""
    try:
        return {"answer": CALLS[call](payload, name, **options)}
    except Unreadable as refusal:
        return {"refusal": str(refusal)}
    except MemoryError:
        return {"refusal": TOO_MUCH}


def main(asked: BinaryIO, answered: BinaryIO) -> None:
    """Read one question, write one answer."""
    head = json.loads(asked.readline())
    limit(head["seconds"], head["megabytes"])
    found = answer(head["call"], asked.read(), head["name"], head["options"])
    answered.write(json.dumps(found).encode("ascii"))
    answered.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
