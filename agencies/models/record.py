"""人员和机构办理记录: who changed agencies, people and roles, and when; what an office did that no report of ours tells.

Append-only, held by a trigger.
"""

from __future__ import annotations

import pgtrigger
from django.db import models

from agencies.models.agency import Agency
from agencies.models.person import Person
from agencies.roles import LABELS, Role


class Verb(models.TextChoices):
    CREATE_AGENCY = "create_agency", "新增机关"
    MOVE_AGENCY = "move_agency", "调整上级"
    CHANGE_AGENCY = "change_agency", "修改机关"
    CREATE_PERSON = "create_person", "新增人员"
    CHANGE_PERSON = "change_person", "修改人员"
    ISSUE_PASSWORD = "issue_password", "发放口令"
    APPOINT = "appoint", "授予角色"
    DISMISS = "dismiss", "收回角色"
    BRING_ARCHIVE = "bring_archive", "上传历年报告"
    ACCEPT_ARCHIVED = "accept_archived", "采用历史报告"
    TAKE_DOWN = "take_down", "撤下历史报告"
    DISCARD_ARCHIVE = "discard_archive", "删除历年报告文件"


class Record(models.Model):
    """One change, written in the same transaction. ``by`` is empty at set-up and on the server's command line."""

    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理人"
    )
    verb = models.CharField("事项", max_length=20, choices=Verb)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="records", verbose_name="人员"
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="records", verbose_name="机关"
    )
    role = models.CharField(
        "角色", max_length=16, blank=True, choices=[(role.value, label) for role, label in LABELS.items()]
    )
    detail = models.CharField("说明", max_length=400, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "人员和机构办理记录"
        ordering = ["-pk"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        role = Role(self.role).label if self.role else ""
        words = [Verb(self.verb).label, str(self.person or ""), str(self.agency or ""), role]
        return " ".join(word for word in words if word)
