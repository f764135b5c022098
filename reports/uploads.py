"""Files people send: how large they may be, and how a ZIP of many is opened without trusting it."""

from __future__ import annotations

import contextlib
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler, SkipFile
from django.http import HttpRequest

from reports.reading import FORMATS

MEGABYTE = 1024**2
LARGEST = 20 * MEGABYTE
LARGEST_ZIP = 200 * MEGABYTE
MOST_FILES, MOST_UNPACKED = 500, 200 * MEGABYTE
TOO_LARGE = "文件超过20 MB，没有读取。请删去里面的图片，或只保留报告正文后再传。"
TOO_LARGE_ZIP = "一次上传超过200 MB，没有读取。请分几次上传。"
PACKED = (".zip", ".rar", ".7z", ".gz", ".tar")
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


class Sent(NamedTuple):
    """A file that came in. ``unread`` says why it is not even tried; its bytes are then not kept."""

    name: str
    content: bytes
    unread: str = ""


class Allowance:
    """What one request may still bring: so many files, so many bytes unpacked, however they are packed."""

    def __init__(self) -> None:
        self.files, self.bytes = MOST_FILES, MOST_UNPACKED

    def take_files(self, count: int) -> None:
        self.files -= count
        if self.files < 0:
            raise TooMuch(
                f"这次上传的有{MOST_FILES - self.files}个文件，一次最多{MOST_FILES}个。请分几次上传。"
            )

    def take_bytes(self, count: int) -> None:
        self.bytes -= count
        if self.bytes < 0:
            raise TooMuch(f"这次上传的文件解开后超过200 MB。请分几次上传；{ZIP_HINT}")


def sent(files: Iterable[UploadedFile]) -> Iterator[Sent]:
    """Every file by its name, those of a ZIP one by one, as long as all of them together are not too much.

    Sizes are counted while unpacking, whatever an archive says of itself. Errors: TooMuch with a sentence.
    """
    allowance = Allowance()
    for file in files:
        if (file.name or "").lower().endswith(".zip"):
            yield from unpacked(file, allowance)
        else:
            allowance.take_files(1)
            allowance.take_bytes(file.size or 0)
            yield Sent(file.name or "", file.read())


def unpacked(packed: IO[bytes], allowance: Allowance) -> Iterator[Sent]:
    """The files of a ZIP, by their last names: folders and what the computer adds by itself left out.

    Errors: TooMuch with a sentence.
    """
    try:
        with zipfile.ZipFile(packed) as bundle:
            entries = [entry for entry in bundle.infolist() if not _is_litter(entry)]
            allowance.take_files(len(entries))
            for entry in entries:
                yield _member(bundle, entry, allowance)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as broken:
        raise TooMuch("这个压缩包打不开，可能有密码或者没有传完整。请重新打包后再传。") from broken
    except Exception as broken:  # zlib.error and what else a damaged member may raise
        if isinstance(broken, TooMuch):
            raise
        raise TooMuch("压缩包里有损坏的文件，没有读取。请重新打包后再传。") from broken


def _member(bundle: zipfile.ZipFile, entry: zipfile.ZipInfo, allowance: Allowance) -> Sent:
    name = _plain_name(entry)
    if why := _unread(name):
        return Sent(name, b"", why)
    most = min(LARGEST, allowance.bytes)
    with bundle.open(entry) as member:
        data = member.read(most + 1)
    if len(data) > LARGEST:
        raise TooMuch(f"压缩包里的“{name}”超过20 MB。{ZIP_HINT}")
    allowance.take_bytes(len(data))
    return Sent(name, data)


def _unread(name: str) -> str:
    """Why a file of this name in a ZIP is not tried, or nothing."""
    if name.startswith("~$"):
        return "这是 Office 打开文件时留下的临时文件，不是报告，可以不管。"
    if name.lower().endswith(PACKED):
        return "这是压缩包里的压缩包，没有打开。请先解开，再上传里面的报告文件。"
    if not name.lower().endswith(FORMATS):
        return (
            "不是可以读取的文件类型，没有读取。是年度报告的，请另存为 .docx 或 PDF 再上传；不是的，可以不管。"
        )
    return ""


def _plain_name(entry: zipfile.ZipInfo) -> str:
    """The last name; Windows writes Chinese names in GBK and does not say so."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return name.replace("\\", "/").rpartition("/")[2]


def _is_litter(entry: zipfile.ZipInfo) -> bool:
    """A folder, or what Mac and Windows put beside the files for themselves."""
    added = _plain_name(entry).lower() in (".ds_store", "thumbs.db", "desktop.ini", "")
    return entry.is_dir() or added or "__MACOSX/" in entry.filename
