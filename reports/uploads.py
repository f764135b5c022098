"""Files people send: how large they may be, and how a ZIP of many is opened without trusting it."""

from __future__ import annotations

import contextlib
import zipfile
from collections.abc import Iterator
from typing import IO

from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler, SkipFile
from django.http import HttpRequest

from reports.reading import FORMATS

MEGABYTE = 1024**2
LARGEST = 20 * MEGABYTE
LARGEST_ZIP = 200 * MEGABYTE
MOST_FILES, MOST_UNPACKED = 500, 200 * MEGABYTE
TOO_LARGE = "文件超过20 MB，没有读取。请删去里面的图片，或只保留报告正文后再传。"
TOO_LARGE_ZIP = "一次上传超过200 MB，没有读取。请分几次上传。"
ZIP_HINT = "请只把报告文件放进压缩包后再传。"


class TooMuch(Exception):
    """What was sent is more than is taken; the sentence says how much is."""


class Limit(FileUploadHandler):
    """Leaves out a file that is too large, before it fills memory or disk; `too_large` then knows."""

    read_now = whole = 0

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self.read_now = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.read_now += len(raw_data)
        self.whole += len(raw_data)
        single = LARGEST_ZIP if self._may_be_many() else LARGEST
        if self.read_now > single or self.whole > LARGEST_ZIP:
            self.request.upload_stopped = TOO_LARGE_ZIP if single == LARGEST_ZIP else TOO_LARGE
            raise SkipFile  # the other fields of the form are kept
        return raw_data

    def _may_be_many(self) -> bool:
        """A ZIP of reports is only for the archive."""
        asked = self.request.resolver_match
        return bool(
            asked and asked.view_name == "archive" and (self.file_name or "").lower().endswith(".zip")
        )

    def file_complete(self, file_size: int) -> None:
        return None


class InMemory(MemoryFileUploadHandler):
    """Keeps a file in memory whatever its size: for pages that promise to leave nothing on the disk."""

    def handle_raw_input(self, *args, **kwargs) -> None:
        self.activated = True


def too_large(request: HttpRequest) -> str:
    """Why an upload was stopped, or nothing. Reads what was sent."""
    len(request.FILES)
    return getattr(request, "upload_stopped", "")


def unpacked(packed: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """The files of a ZIP, by their last names: folders and what the computer adds by itself left out.

    Sizes are counted while unpacking, whatever the archive says of itself. Errors: TooMuch with a sentence.
    """
    try:
        with zipfile.ZipFile(packed) as bundle:
            entries = [entry for entry in bundle.infolist() if _is_document(entry)]
            if len(entries) > MOST_FILES:
                raise TooMuch(f"压缩包里有{len(entries)}个文件，一次最多{MOST_FILES}个。请分几个压缩包上传。")
            left = MOST_UNPACKED
            for entry in entries:
                data = _bytes(bundle, entry, left)
                left -= len(data)
                yield _plain_name(entry), data
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as broken:
        raise TooMuch("这个压缩包打不开，可能有密码或者没有传完整。请重新打包后再传。") from broken
    except Exception as broken:  # zlib.error and what else a damaged member may raise
        if isinstance(broken, TooMuch):
            raise
        raise TooMuch("压缩包里有损坏的文件，没有读取。请重新打包后再传。") from broken


def _bytes(bundle: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    limit = min(left, LARGEST)
    with bundle.open(entry) as member:
        data = member.read(limit + 1)
    if len(data) > limit:
        name = _plain_name(entry)
        if limit == LARGEST:
            raise TooMuch(f"压缩包里的“{name}”超过20 MB。{ZIP_HINT}")
        raise TooMuch(f"压缩包解开后超过200 MB。{ZIP_HINT}")
    return data


def _plain_name(entry: zipfile.ZipInfo) -> str:
    """The last name; Windows writes Chinese names in GBK and does not say so."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return name.replace("\\", "/").rpartition("/")[2]


def _is_document(entry: zipfile.ZipInfo) -> bool:
    name = _plain_name(entry)
    hidden = name.startswith((".", "~$")) or "__MACOSX" in entry.filename
    return not entry.is_dir() and not hidden and name.lower().endswith(FORMATS)
