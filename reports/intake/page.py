"""What is said of a document that was read, as a page of text for the terminal. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reports import beside
from reports.checks import Finding
from reports.checks.localise import Located
from reports.intake import suspects
from reports.intake.draft import Draft
from reports.schema import Severity

LISTED = 12  # lines of one kind; more would bury the rest
SHOWN = 60
NUMERALS = "一二三四"
ADVICE = {
    Severity.BLOCK: "必须改正",
    Severity.EXPLAIN: "改正或者写明原因",
    Severity.WARN: "请核对",
    Severity.HINT: "供参考",
}


def short(text: str) -> str:
    """The words in one line, cut where they would fill more than one."""
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def as_text(draft: Draft, found: Iterable[Finding], located: Iterable[Located] = ()) -> str:
    """The result as a clerk reads it in a terminal, in the words of the web. The last line says whether anything blocks."""
    found = tuple(found)
    parts = (
        _read(draft),
        _problems(found, suspects.under(found, located, draft.content())),
        _to_look_at(draft),
        _not_read(draft),
    )
    shown = [lines for part in parts if (lines := list(part))]
    numbered = [
        "\n".join([f"{n}、{lines[0]}", *lines[1:]]) for n, lines in zip(NUMERALS, shown, strict=False)
    ]
    blocking = sum(finding.blocks for finding in found)
    verdict = f"结论：有{blocking}处阻断问题，请改正后再提交。" if blocking else "结论：没有阻断问题。"
    return "\n\n".join([*numbered, verdict])


def _read(draft: Draft) -> Iterator[str]:
    counts = beside.counts(beside.looks(draft))
    yield "读到的内容"
    yield f"  标题：{draft.title or '没有认出'}"
    yield f"  机关：{draft.agency or '没有认出'}"
    yield f"  报告年度：{f'{draft.year}年' if draft.year else '没有认出'}"
    yield f"  表格格式：{draft.edition.code}年格式（{draft.edition.notice}）"
    yield (
        f"  读到：{counts['read']}格，其中修补{counts['repaired']}，存疑{counts['doubtful']}；"
        f"空白{counts['blank']}，没有读到{counts['unread']}"
    )
    if missing := beside.missing(draft):
        yield f"  文件里没有：{'；'.join(missing)}"
    yield from (f"  读取说明：{note}" for note in draft.source.notes)


def _problems(found: tuple[Finding, ...], under: Mapping[int, list[str]]) -> Iterator[str]:
    yield f"校核结果（{len(found)}项）" if found else "校核结果：没有发现问题"
    for severity in Severity:
        if some := [at for at, finding in enumerate(found) if finding.severity is severity]:
            yield f"  {severity.label}（{len(some)}项，{ADVICE[severity]}）"
            for at in some:
                yield f"    [{found[at].code}] {found[at].message}"
                yield from (f"      {said.heading}：{said.sentence}" for said in found[at].repeated[:LISTED])
                yield from (f"      {line}" for line in under.get(at, ()))


def _to_look_at(draft: Draft) -> Iterator[str]:
    unsure = beside.first(beside.looks(draft))
    rows = list(beside.groups(unsure))
    if not rows:
        return
    yield f"先看这{len(unsure)}格"
    for row in rows[:LISTED]:
        number = draft.edition.section_of(row.where.cell.name).number
        columns = f"（{len(row.looks)}格）" if len(row.looks) > 1 else f"，{row.where.column}"
        raw = f"原文“{short(' '.join(row.raws))}”" if row.raws else ""
        texts = [look.text for look in row.looks]
        reads = f"读作{'、'.join(text or '—' for text in texts)}" if any(texts) else ""
        about = "；".join(filter(None, (row.where.found.where, raw, reads, short(row.note))))
        yield f"  〔{row.word}〕表{number}：{row.label}{columns}{f'：{about}' if about else ''}"
    if len(rows) > LISTED:
        yield f"  ……另有{len(rows) - LISTED}行"


def _not_read(draft: Draft) -> Iterator[str]:
    if not draft.unread:
        return
    yield f"没有归到报告里的内容（{len(draft.unread)}处）"
    for entry in draft.unread[:LISTED]:
        why = f"（{entry.why}）" if entry.why else ""
        yield f"  {entry.where}：{short(entry.text)}{why}"
    if len(draft.unread) > LISTED:
        yield f"  ……另有{len(draft.unread) - LISTED}处"
