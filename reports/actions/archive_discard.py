"""不采用，删除: documents brought for the archive that an office does not want."""

from __future__ import annotations

from django.db import transaction

from agencies.models import Agency, Person, Record, Verb
from reports.actions.archive import for_office
from reports.actions.refused import Refused
from reports.models import ArchiveBatch, ArchiveFile

State = ArchiveFile.State
OPEN = (State.WAITING, State.READ, State.FAILED)  # one that is being read is waited for


@transaction.atomic
def discard_file(file: ArchiveFile, office: Agency, *, by: Person) -> None:
    """Delete a document that was not accepted; the office's record keeps its name and hash. Errors: Refused."""
    for_office(office, by)
    locked = ArchiveFile.objects.select_for_update().filter(pk=file.pk, batch__office=office).first()
    if locked is None:
        raise Refused(f"“{file.name}”已经删除。", done=True)
    if locked.state == State.ACCEPTED:
        raise Refused(f"“{file.name}”已经采用，不能删除。采用错了的，请撤下那份历史报告。")
    if locked.state not in OPEN:
        raise Refused(f"“{file.name}”正在读取，请等读完再删除。")
    locked.delete()
    detail = f"{locked.name}（SHA-256 {locked.sha256}）"
    Record.objects.create(verb=Verb.DISCARD_ARCHIVE, by=by, agency=office, detail=detail[:400])


@transaction.atomic
def discard_failed(batch: ArchiveBatch, *, by: Person) -> int:
    """Delete all documents of a batch that could not be read; returns how many. Errors: Refused for a stranger."""
    for_office(batch.office, by)
    failed = list(batch.files.select_for_update().filter(state=State.FAILED))
    batch.files.filter(pk__in=[file.pk for file in failed]).delete()
    if failed:
        names = "、".join(file.name for file in failed)
        detail = f"没有读出的{len(failed)}份：{names}"
        Record.objects.create(verb=Verb.DISCARD_ARCHIVE, by=by, agency=batch.office, detail=detail[:400])
    return len(failed)
