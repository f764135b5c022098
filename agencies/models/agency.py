"""The tree of agencies: governments, their departments, townships, and units led from above."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Substr

code_format = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", "单位代码只用小写字母、数字和连字符，例如 yunchuan-fgj。"
)

NO_OFFICE = "请填写办公机构名称，例如“某县人民政府办公室”：本机关报告用它的名称。"
UNDER_ITSELF = "上级不能是“{}”自己或者它下面的机关。"


class Level(models.TextChoices):
    """The level of government an agency belongs to."""

    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡镇"


class Kind(models.TextChoices):
    """What an agency is. A government stands for itself and its office, which is the 主管部门 of its level."""

    GOVERNMENT = "government", "人民政府"
    DEPARTMENT = "department", "政府部门"
    VERTICAL = "vertical", "垂直管理单位"


def rank(field: str) -> models.Case:
    """The place of a kind in lists, for ordering by the field that holds it."""
    return models.Case(*(models.When(**{field: kind}, then=n) for n, kind in enumerate(Kind)), default=9)


class AgencyQuerySet(models.QuerySet["Agency"]):
    def below(self, agency: Agency) -> Self:
        """The agencies of the subtree, without its root."""
        return self.filter(path__startswith=agency.path).exclude(pk=agency.pk)

    def in_force(self) -> Self:
        return self.filter(closed_on=None)

    def in_order(self) -> Self:
        """Governments first, then departments, then units led from above; by code: the order of every list."""
        return self.order_by(rank("kind"), "code")


class Agency(models.Model):
    """An agency with its stable unit code; addresses are made of the code and survive a renaming.

    ``path`` holds the codes from the root, each followed by “/”, so a subtree is one prefix.
    """

    code = models.CharField("单位代码", max_length=40, unique=True, validators=[code_format])
    name = models.CharField("名称", max_length=80)
    office_name = models.CharField(
        "办公机构名称", max_length=80, blank=True, help_text="人民政府填写，例如“某县人民政府办公室”。"
    )
    level = models.CharField("级别", max_length=10, choices=Level)
    kind = models.CharField("性质", max_length=12, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    path = models.CharField(max_length=400, unique=True, editable=False)
    makes_regulations = models.BooleanField("可以制定规章", default=False)
    contact = models.CharField("联系方式", max_length=200, blank=True, help_text="办公地址、邮编和单位电话。")
    closed_on = models.DateField("撤并日期", null=True, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "机关"
        constraints = [
            models.CheckConstraint(name="agency_not_its_own_parent", condition=~Q(parent=F("pk"))),
            models.CheckConstraint(
                name="agency_root_is_a_government", condition=Q(parent__isnull=False) | Q(kind="government")
            ),
        ]
        # a subtree is one prefix search; the path is compared byte by byte
        indexes = [models.Index(fields=["path"], name="agency_path", opclasses=["varchar_pattern_ops"])]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a place below itself, a root that is no government, a government without an office, in words."""
        if not self.parent_id and not self.is_government:
            raise ValidationError({"parent": "只有人民政府可以没有上级，请选择上级。"})
        if self.parent_id and self._is_above(self.parent_id):
            raise ValidationError({"parent": UNDER_ITSELF.format(self.name)})
        if self.supervises and not self.office_name:  # else its two reports would bear one name
            raise ValidationError({"office_name": NO_OFFICE})

    @transaction.atomic
    def save(self, *args, update_fields=None, **kwargs) -> None:
        """Keep the agency and, where its place changes, the paths of everything below it."""
        above = ""
        if self.parent_id:  # locked, so that nobody moves it while this hangs itself below
            above = Agency.objects.select_for_update().values_list("path", flat=True).get(pk=self.parent_id)
        old = None if self._state.adding else Agency.objects.values_list("path", flat=True).get(pk=self.pk)
        self.path = f"{above}{self.code}/"
        if old and above.startswith(old):
            raise ValidationError({"parent": UNDER_ITSELF.format(self.name)})
        super().save(*args, update_fields=update_fields and {*update_fields, "path"}, **kwargs)
        if old and old != self.path:
            below = Agency.objects.filter(path__startswith=old).exclude(pk=self.pk)
            below.update(path=Concat(Value(self.path), Substr("path", len(old) + 1)))

    def _is_above(self, pk: int) -> bool:
        own = Agency.objects.filter(pk=self.pk).values_list("path", flat=True).first()
        return own is not None and Agency.objects.filter(pk=pk, path__startswith=own).exists()

    @property
    def is_government(self) -> bool:
        return self.kind == Kind.GOVERNMENT

    @property
    def counts_locally(self) -> bool:
        """Units led from above report inside their own system and are not added up locally."""
        return self.kind != Kind.VERTICAL

    @property
    def own_name(self) -> str:
        """The name its own report carries: a government's own report is its office's."""
        return self.office_name or self.name

    @property
    def supervises(self) -> bool:
        """Townships are governments without agencies to chase."""
        return self.is_government and self.level != Level.TOWNSHIP
