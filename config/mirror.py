"""A folder that is made the same as what the site answers: only what changed is written, what is gone is removed."""

from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import BoundedSemaphore
from urllib.parse import unquote

from config.crawl import Answer
from config.store import CODINGS, is_text

ENDINGS = {"br": ".br", "gzip": ".gz"}
AT_ONCE = 32  # bodies in memory that wait to be written


class Foreign(Exception):
    """The folder holds what this programme did not put there."""


class Mirror:
    """``counts`` says how many files are 新, 改, 删, 同. Its list of files lies beside the folder.

    Errors: Foreign.
    """

    def __init__(self, out: Path) -> None:
        self.out, self.counts = out, Counter[str]()
        self.list = out.with_name(f"{out.name}.files.json")
        self.before = set(json.loads(self.list.read_text())) if self.list.is_file() else set()
        if not self.before and out.is_dir() and any(out.iterdir()):
            raise Foreign(out)
        self.now: set[str] = set()
        self.writers = ThreadPoolExecutor(2)  # compressing lets go of Python's lock
        self.room = BoundedSemaphore(AT_ONCE)
        self.failed: list[str] = []

    def take(self, answer: Answer) -> None:
        """Write the answer where a plain web server finds it."""
        self.put(file_of(answer.path), answer.body, packed=is_text(answer.type, len(answer.body)))

    def put(self, name: str, body: bytes, *, packed: bool) -> None:
        self.room.acquire()
        self.writers.submit(self._write, name, body, packed)

    def close(self) -> None:
        """Wait for the writers, remove what is not written any more, and note what is."""
        self.writers.shutdown()
        for name in sorted(self.before - self.now):
            path = self.out / name
            path.unlink(missing_ok=True)
            self.counts["删"] += 1
            for folder in path.parents:
                if folder == self.out or any(folder.iterdir()):
                    break
                folder.rmdir()
        self.list.write_text(json.dumps(sorted(self.now), indent=0, ensure_ascii=False))

    def _write(self, name: str, body: bytes, packed: bool) -> None:
        try:
            path = self.out / name
            same = path.is_file() and path.read_bytes() == body
            self.counts["同" if same else "改" if path.is_file() else "新"] += 1
            if not same:
                _replace(path, body)
            self.now.add(name)
            for coding in CODINGS if packed else ():
                beside = path.with_name(path.name + ENDINGS[coding])
                if not (same and beside.is_file()):
                    _replace(beside, CODINGS[coding](body))
                self.now.add(name + ENDINGS[coding])
        except OSError as error:  # a file where a folder must be
            self.failed.append(f"{name}：{error.strerror}")
        finally:
            self.room.release()


def file_of(path: str) -> str:
    """``/2024/`` → ``2024/index.html``; a path without a slash at its end is a file already."""
    name = unquote(path).lstrip("/")
    return f"{name}index.html" if name.endswith("/") or not name else name


def _replace(path: Path, body: bytes) -> None:
    """No reader sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.fresh")
    fresh.write_bytes(body)
    fresh.replace(path)
