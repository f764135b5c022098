"""The trail: who did what to a report, when, why. Append-only, held by a trigger."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone

from reports.living import pieces, spoken
from reports.models.report import Report
from reports.models.standing import AS_IT_WAS, GIVEN_UP
from reports.prose import difference, edited, length
from reports.schema import Edition
from reports.workflow import BY_VERB, State

OTHER_VERBS = {
    "open_round": "布置",
    "save": "保存",
    "autosave": "自动保存",
    "restore": "恢复",
    "load": "载入数据",
    "bring": "上传待导入的文件",
    "import": "导入",
    "drop": "不采用文件",
    "settle": "采用计算值",
    "correct": "按提示改正",
    "explain": "说明原因",
    "confirm": "核对无误",
    "take_back": "撤回说明",
    "open_review": "开始审核",
    "comment": "批注",
    "resolve": "处理批注",
    "tick": "核对",
    "note": "写更正说明",
    "schedule": "定时发布",
    "unschedule": "取消定时发布",
    "remind": "催报",
}
TICKS = {"ticked": "核对", "unticked": "取消核对"}
MOST_TICKS_NAMED = 3


class Event(models.Model):
    """One thing that happened, in the same transaction as the thing itself."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="events")
    verb = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    source = models.CharField(max_length=12)
    target = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    reason = models.TextField(blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["report", "-at"], name="event_trail")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.label} {self.at:%Y-%m-%d %H:%M}"

    @property
    def label(self) -> str:
        move = BY_VERB.get(self.verb)
        if self.verb == "abandon" and self.target == State.WITHDRAWN:
            return GIVEN_UP["label"]
        return move.label if move else OTHER_VERBS[self.verb]

    @property
    def sections(self) -> set[str]:
        """The sections whose figures or prose it touched."""
        own = {self.data["section"]} if self.verb in ("save", "autosave", "restore") else set()
        cells = [*self.data.get("figures", ()), *([self.data["cell"]] if self.verb == "settle" else ())]
        section_of = self.report.edition.section_of
        return own | {section_of(cell).code for cell in cells} | set(self.data.get("passages", ()))

    @property
    def is_move(self) -> bool:
        return self.verb in BY_VERB

    @property
    def target_label(self) -> str:
        return State(self.target).label

    @property
    def changed(self) -> str:
        """How much a document changed, as its page foretold it: cells a person fills that were blank or different."""
        by_name = self.report.edition.by_name
        olds = [old for cell, (old, _) in self.data.get("figures", {}).items() if not by_name[cell].is_total]
        filled = sum(not old.strip() for old in olds)
        kinds = ((filled, "填入"), (len(olds) - filled, "替换"))
        said = [f"{word}{count}格" for count, word in kinds if count]
        prose = len(self.data.get("passages", ()))
        return "、".join(said + ([f"{prose}个部分的正文"] if prose else []))

    @property
    def details(self) -> list[str]:
        """What it changed, a line each: cell, before → after; the printed total; the reason; the deadline."""
        return told(self.data, self.report)


def told(data: Mapping[str, Any], report: Report) -> list[str]:
    """The lines of what an event of the report, or several together, holds of its changes."""
    edition = report.edition
    figures = data.get("figures", {})
    lines = [  # in the order of the form: the database keeps another
        "{}：{} → {}".format(cell.label, *(text or "空白" for text in figures[cell.name]))
        for cell in edition.cells
        if cell.name in figures
    ]
    if "passage" in data:
        lines.append(f"{edition.section(data['section']).heading}：{_difference(data['passage'], report)}")
    for place, text in data.get("declined", {}).items():
        cell = edition.by_name.get(place)
        label = cell.label if cell else edition.section(data["section"]).heading
        lines.append(f"{label}：两人填的不同，采用了对方的，没有采用“{spoken(text, edition)[:40]}”")
    if "edit" in data:
        lines.append(
            f"{edition.section(data['section']).heading}：{edited(*_spoken(data['edit'][1:], edition))}"
        )
    prose = data.get("passages", {})
    lines += [
        f"{s.heading}：{_difference(prose[s.code], report)}" for s in edition.sections if s.code in prose
    ]
    for cell, (read, typed) in data.get("corrected", {}).items():
        lines.append(f"{edition.by_name[cell].label}：读出“{read or '空白'}”，人工改为“{typed}”")
    if "point" in data:
        said = {None: "", True: "已处理：", False: "重新打开："}[data.get("resolved")]
        lines.append(f"{said}{data['point']}")
    if "printed" in data:
        lines.append(
            f"{edition.by_name[data['cell']].label}：原件上是“{data['printed'].strip()}”，改用计算值"
        )
    for cell, printed in data.get("agreed", {}).items():
        lines.append(f"{edition.by_name[cell].label}：原件上的“{printed.strip()}”与计算值相符，不再另存")
    if "text" in data:
        lines.append(f"{data['rule']}：{data['text']}" if data["text"] else data["rule"])
    lines += [_ticks(word, data[key], edition) for key, word in TICKS.items() if key in data]
    if "origin" in data:
        lines.insert(0, f"来源：{data['origin']}")
    if "over" in data:
        lines.append(f"待决定的文件太多，删去最早的：{'、'.join(data['over'])}")
    if "note" in data:
        lines.append(data["note"])
    if "unchanged" in data:
        lines.append(AS_IT_WAS)
    if "publish_at" in data:
        lines.append(f"定于{_moment(data['publish_at'])}发布")
    if "scheduled" in data:
        lines.append(f"按定的时间（{_moment(data['scheduled'])}）自动发布")
    if "deadline" in data:
        last = date.fromisoformat(data["deadline"])
        lines.append(f"截止{last.year}年{last.month}月{last.day}日，{data['edition']}年格式")
    return lines


def _moment(iso: str) -> str:
    at = timezone.localtime(datetime.fromisoformat(iso))
    return f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"


def _ticks(word: str, places: list[str], edition: Edition) -> str:
    """“核对2项：……；……”; of many the first few."""
    names = [
        edition.by_name[place].label if place in edition.by_name else edition.section(place).heading
        for place in places[:MOST_TICKS_NAMED]
    ]
    return f"{word}{len(places)}项：{'；'.join(names)}{'等' if len(places) > len(names) else ''}"


def _difference(texts: list[str], report: Report) -> str:
    """What changed in a passage; a living number is called by its cell.

    Of what is too long to quote the characters are counted as printed, with the figures of today: those of then are
    not known.
    """
    edition = report.edition
    said, bound = difference(*_spoken(texts, edition)), [len(list(pieces(text, edition))) for text in texts]
    if not said.endswith("字") or not any(bound):
        return said
    printed = [report.printed(text) for text in texts]
    sizes = " → ".join(f"{length(text)}字" for text in printed)
    said = "文字没有改动" if printed[0] == printed[1] else sizes
    return said if bound[0] == bound[1] else f"{said}，绑定表中的数{bound[0]}处 → {bound[1]}处"


def _spoken(texts: list[str], edition: Edition) -> list[str]:
    return [spoken(text, edition) for text in texts]
