"""公布台账: one order, no gap, every change noticed."""

from dataclasses import replace
from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from reports import verification
from reports.ledger import Line, Noted, faults, sealed
from reports.models import LedgerEntry, Publication
from tests.world import corrected, in_state, move

FACTS = [{"number": n, "at": f"2026-01-0{n}"} for n in (1, 2, 3)]


def chain(facts=FACTS):
    lines, seal = [], ""
    for number, fact in enumerate(facts, start=1):
        seal = sealed(seal, fact)
        lines.append(Line(number, fact, seal))
    return lines


def test_a_chain_that_fits():
    lines = chain()
    assert list(faults(lines)) == list(faults(lines, Noted(2, lines[1].seal))) == []


def test_of_two_that_were_published_at_once_the_later_may_have_been_done_first():
    assert not list(faults(chain([FACTS[0], FACTS[1] | {"at": "2025-12-31"}])))


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([chain()[0], chain()[2]], "台账缺第2条"),
        (chain()[2:], "台账缺第1至2条"),
        ([replace(chain()[0], facts=FACTS[1]), *chain()[1:]], "台账第1条的封印与内容不符"),
        ([chain()[0], replace(chain()[1], seal="0" * 64), chain()[2]], "台账第3条的封印与内容不符"),
    ],
)
def test_what_does_not_fit_is_said(lines, says):
    assert any(says in sentence for sentence in faults(lines))


def test_a_seal_that_was_noted_tells_of_an_end_cut_off_and_of_all_written_anew():
    assert list(faults(chain()[:2], Noted(3, chain()[2].seal))) == [
        "记下的是台账第3条，现在没有这一条：台账末尾被删去。"
    ]
    other = chain([FACTS[0], FACTS[1] | {"note": ""}])
    assert list(faults(other, Noted(2, chain()[1].seal))) == ["台账第2条的封印与记下的不同：台账被重新写过。"]


@pytest.mark.parametrize("text", ["", "3", "x:" + "0" * 64, "3:12"])
def test_a_mark_is_read_or_refused(text):
    assert Noted.read(f"3:{'AB' * 32}") == Noted(3, "ab" * 32)
    with pytest.raises(ValueError):
        Noted.read(text)


@pytest.fixture
def told(world):
    """Published, corrected, withdrawn: three entries."""
    return move(corrected(world, in_state(world, "published")), "withdraw", world.bob, "误发。")


def verified(*arguments):
    out = StringIO()
    try:
        call_command("verify_publications", *arguments, stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}{error}"
    return out.getvalue()


def test_each_publication_and_withdrawal_is_entered_in_order(told):
    entries = [(e.number, e.kind, e.facts["version"], e.facts["note"]) for e in LedgerEntry.objects.all()]
    assert [entry[:3] for entry in entries] == [(1, "published", 1), (2, "published", 2), (3, "withdrawn", 2)]
    assert entries[0][3] == "" and "予以更正" in entries[1][3] and entries[2][3] == "误发。"
    head = verification.head()
    assert (
        "全部相符" in verified() and head.mark in verified() and "全部相符" in verified("--noted", head.mark)
    )
    assert "64位十六进制数" in verified("--noted", "3:12")
    for write in (lambda: LedgerEntry.objects.update(seal=""), LedgerEntry.objects.all().delete):
        with transaction.atomic(), pytest.raises(DatabaseError, match="Cannot update or delete"):
            write()


PUBLICATION, FILE, ENTRY = "reports_publication", "reports_publicationfile", "reports_ledgerentry"
TAMPERING = [
    (
        PUBLICATION,
        "document = jsonb_set(document, '{title}', '\"别的\"') WHERE number = 1",
        "内容与它的校验值不符",
    ),
    (PUBLICATION, "values[1] = 9 WHERE number = 2", "供汇总用的数字与内容不符"),
    (PUBLICATION, "note = '' WHERE number = 2", "与台账第2条所记不同：说明或原因"),
    (PUBLICATION, "published_at = published_at - interval '1 day' WHERE number = 1", "所记不同：时间"),
    (FILE, "sha256 = repeat('0', 64) WHERE format = 'pdf'", "pdf 文件不在磁盘上"),
    (FILE, "sm3 = repeat('0', 64) WHERE format = 'pdf'", "所记不同：文件校验值"),
    ("reports_withdrawal", "reason = '别的'", "的撤销：与台账第3条所记不同：说明或原因"),
    (ENTRY, "facts = jsonb_set(facts, '{note}', '\"别的\"') WHERE number = 2", "台账第2条的封印与内容不符"),
]


def test_whoever_can_write_to_the_database_is_noticed(told):
    for table, change, says in TAMPERING:
        with transaction.atomic():
            tampered(f"UPDATE {table} SET {change}")
            assert says in (found := verified()) and "处不符" in found
            transaction.set_rollback(True)
    assert "全部相符" in verified()


def tampered(statement):
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET session_replication_role = DEFAULT")


def test_what_is_gone_is_noticed(told, caplog):
    mark, file = verification.head().mark, told.publications.first().file("pdf")
    tampered("DELETE FROM reports_withdrawal")
    verification.verify_nightly()
    assert "台账第3条记的撤销发布，现在没有撤销的记录" in caplog.text
    tampered(f"DELETE FROM {ENTRY} WHERE number = 3")
    assert "全部相符" in verified() and "台账末尾被删去" in verified("--noted", mark)
    file.path.write_bytes(b"%PDF-1.7")
    assert "pdf 文件与发布时的不同" in verified()
    file.path.unlink()
    assert "pdf 文件不在磁盘上" in verified()


def test_what_was_published_before_is_entered_by_the_migration(told):
    """And in the same words as what is published from now on."""
    for table in (ENTRY, "reports_withdrawal"):
        tampered(f"DELETE FROM {table}")
    assert "台账里没有记" in verified()
    import_module("reports.migrations.0013_correction_withdrawal_ledger").enter(apps, None)
    assert LedgerEntry.objects.count() == Publication.objects.count() == 2
    assert list(verification.faults()) == []
