"""Whether what was published is what was sealed: rows, documents, files on the disk, and the ledger's chain."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest, sha256

from reports import ledger
from reports.filetypes import json
from reports.models import LedgerEntry, Publication, PublicationFile, Withdrawal
from reports.models.ledger import published_facts, withdrawn_facts

CHUNK = 200
logger = logging.getLogger(__name__)
Kind = LedgerEntry.Kind


@dataclass(frozen=True)
class Head:
    """The end of the ledger, to be noted elsewhere: how many entries, the seal of the last."""

    count: int
    seal: str

    @property
    def mark(self) -> str:
        return f"{self.count}:{self.seal}"


def head() -> Head:
    last = LedgerEntry.objects.order_by("-number").values_list("number", "seal").first()
    return Head(*last) if last else Head(0, "")


def faults(noted: ledger.Noted | None = None) -> Iterator[str]:
    """Everything that does not fit, a sentence each; nothing while all is in order. Memory stays flat."""
    yield from ledger.faults(_lines(), noted)
    publications = Publication.objects.select_related("report__agency").prefetch_related("files", "entries")
    for publication in publications.order_by("pk").iterator(chunk_size=CHUNK):
        yield from (f"{_name(publication)}：{words}" for words in _of_publication(publication))
    withdrawals = Withdrawal.objects.select_related("publication__report__agency")
    for withdrawal in withdrawals.prefetch_related("publication__entries").order_by("pk").iterator(CHUNK):
        facts = withdrawn_facts(withdrawal)
        yield from (
            f"{_name(withdrawal.publication)}的撤销：{words}"
            for words in _against_entry(withdrawal.publication, Kind.WITHDRAWN, facts)
        )
    yield from _without_withdrawal()


def _lines() -> Iterator[ledger.Line]:
    rows = LedgerEntry.objects.order_by("number").values_list("number", "facts", "seal")
    return (ledger.Line(*row) for row in rows.iterator(chunk_size=1000))


def _name(of: Publication) -> str:
    return f"《{of.document['title']}》第{of.number}版（{of.report.year}/{of.report.agency.code}/{of.report.kind}）"


def _of_publication(of: Publication) -> Iterator[str]:
    if sha256(json.canonical(of.document)).hexdigest() != of.sha256:
        yield "保存的内容与它的校验值不符。"
    content = json.read(of.document)
    if [content.values[cell.name] for cell in content.edition.cells] != of.values:
        yield "供汇总用的数字与内容不符。"
    yield from _against_entry(of, Kind.PUBLISHED, published_facts(of))
    for file in of.files.all():
        yield from _of_file(file)


def _against_entry(of: Publication, kind: str, facts: dict) -> Iterator[str]:
    """The row against what was sealed of it."""
    entry = next((entry for entry in of.entries.all() if entry.kind == kind), None)
    if entry is None:
        yield "台账里没有记。"
    elif {key: value for key, value in entry.facts.items() if key != "number"} != facts:
        different = sorted(key for key in {*facts, *entry.facts} if entry.facts.get(key) != facts.get(key))
        named = "、".join(NAMES[key] for key in different if key in NAMES)
        yield f"与台账第{entry.number}条所记不同：{named}。"


NAMES = {
    "kind": "种类",
    "address": "地址",
    "version": "版次",
    "sha256": "内容校验值",
    "files": "文件校验值",
    "note": "说明或原因",
    "at": "时间",
}


def _of_file(file: PublicationFile) -> Iterator[str]:
    """The file on the disk against its row."""
    try:
        with file.path.open("rb") as content:
            found = file_digest(content, "sha256").hexdigest()
            content.seek(0)
            sm3 = file_digest(content, "sm3").hexdigest()
            size = content.seek(0, 2)
    except OSError:
        yield f"{file.format} 文件不在磁盘上（{file.path}），请从备份恢复。"
        return
    if found != file.sha256 or size != file.size or file.sm3 not in ("", sm3):
        yield f"{file.format} 文件与发布时的不同（{file.path}），请从备份恢复。"


def _without_withdrawal() -> Iterator[str]:
    """Entries of a withdrawal whose row is gone: the version would be public again."""
    gone = LedgerEntry.objects.filter(kind=Kind.WITHDRAWN, publication__withdrawal=None)
    for number in gone.values_list("number", flat=True):
        yield f"台账第{number}条记的撤销发布，现在没有撤销的记录。"


def verify_nightly() -> None:
    """The same, told to whoever reads the log."""
    found = list(faults())
    if found:
        logger.error("Publications do not fit their seals (%d): %s", len(found), " ".join(found[:20]))
    else:
        logger.info("Publications fit their seals: %s", head().mark)
