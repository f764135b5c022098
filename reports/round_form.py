"""布置: the form in which a supervising office opens a report year."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Hidden, Layout, Submit
from django import forms
from django.utils import timezone

from agencies.models import Agency
from reports.editions import FIRST_YEAR
from reports.models import Report, ReportKind


class Agencies(forms.ModelMultipleChoiceField):
    """The agencies below the office; units led from above are named as such."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Agency) -> str:
        return obj.name if obj.counts_locally else f"{obj.name}（垂直管理，一般向本系统报告）"


def _earlier(office: Agency, year: int | None) -> date | None:
    """The office's own deadline of a year it has opened, where that is before the statutory one."""
    own = Report.objects.filter(agency=office, year=year, kind=ReportKind.OWN).first()
    return own.deadline if own and own.deadline < date(own.year + 1, 1, 31) else None


class RoundForm(forms.Form):
    """Year, agencies, an earlier local deadline, a note. All agencies that count locally are chosen at first."""

    year = forms.IntegerField(
        label="报告年度",
        error_messages={"required": "请填写报告年度。", "invalid": "请填写四位数的年份，例如 2025。"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
    )
    agencies = Agencies(
        label="填报机关",
        queryset=Agency.objects.none(),
        required=False,
        error_messages={"invalid_choice": "所选机关不在本级下级机关之列，请重新选择。"},
    )
    earlier = forms.DateField(
        label="本级截止日期（可不填）",
        required=False,
        help_text="要求早于法定期限时填写，例如 2026-01-26；不填就按法定期限。",
        error_messages={"invalid": "请按 2026-01-26 的样子填写日期。"},
        widget=forms.TextInput(attrs={"type": "date"}),
    )
    note = forms.CharField(
        label="布置要求（可不填）",
        help_text="补充布置时写的，加在原来的要求后面。",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, office: Agency, data: Any = None, *, year: int | None = None) -> None:
        below = office.children.in_force().in_order()
        last = timezone.localdate().year - 1
        asked = set(Report.objects.filter(year=year, agency__in=below).values_list("agency", flat=True))
        chosen = [a.pk for a in below if a.counts_locally and a.pk not in asked]
        initial = {"year": year or last, "agencies": chosen, "earlier": _earlier(office, year)}
        super().__init__(data, initial=initial)
        self.fields["agencies"].queryset = below
        self.helper = FormHelper()
        self.helper.attrs = {"data-once": ""}
        self.helper.add_input(Submit("look", "下一步"))

    def choice(self) -> str:
        """What was chosen, in one word: a confirmation holds for this and nothing else."""
        chosen = self.cleaned_data
        codes = sorted(agency.code for agency in chosen["agencies"])
        return sha256(repr((chosen["year"], codes, chosen["earlier"])).encode()).hexdigest()

    def ask_to_confirm(self) -> None:
        """The next click opens the year, unless something is changed before it."""
        self.helper.inputs = [Submit("open", "确认布置")]
        self.helper.layout = Layout(*self.fields, Hidden("confirmed", self.choice()))

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        latest = timezone.localdate().year
        if not FIRST_YEAR <= year <= latest:
            raise forms.ValidationError(f"报告年度从{FIRST_YEAR}到{latest}，请核对。")
        return year
