"""The form by which a document comes in: a file, or what was copied from one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.forms.widgets import Script
from django.utils import timezone

from reports import reading
from reports.intake.draft import Draft
from reports.reading import FORMATS
from reports.schema import Section
from reports.uploads import Sent, sent

TYPES = "、".join(
    ("Word（.docx）", "Excel（.xlsx、.xls）", "网页（.html）", "PDF", "WPS、.doc、.rtf", "文本（.txt、.md）")
)
KINDS = f"可以是{TYPES}，或本系统导出的 .json；不超过20 MB。"


class ImportForm(forms.Form):
    """A file or a pasted text; ``html`` is what the clipboard held besides, filled in by the script."""

    file = forms.FileField(
        label="选择文件",
        required=False,
        allow_empty_file=True,
        max_length=255,
        help_text=KINDS,
        widget=forms.FileInput(attrs={"accept": ",".join(FORMATS)}),
    )
    text = forms.CharField(
        label="或者粘贴表格、全文",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 7, "autocomplete": "off", "spellcheck": "false"}),
        help_text="在 Word、Excel、WPS 或网页里选中整张表（连同行名、列名）复制，粘贴到这里。",
    )
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    section = forms.CharField(required=False, widget=forms.HiddenInput)

    class Media:
        js = (Script("js/clipboard.js", type="module"),)

    def __init__(self, *args: Any, part: Section | None = None, stopped: str = "", **kwargs: Any) -> None:
        super().__init__(*args, initial={"section": part.code if part else ""}, **kwargs)
        self.stopped = stopped
        self.fields["file"].error_messages["invalid"] = "没有收到文件，请重新选择。"
        self.fields["file"].error_messages["max_length"] = "文件名太长，请改短后再传。"

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.attrs = {"data-once": "", "novalidate": ""}
        helper.include_media = False
        read = StrictButton("读取", type="submit", css_class="btn-primary")
        helper.layout = Layout(
            Field("file"), Field("text"), Field("html"), Field("section"), Div(read, css_class="actions")
        )
        return helper

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.stopped:
            raise forms.ValidationError(self.stopped)
        if not self.errors and not cleaned.get("file") and not (cleaned.get("text") or "").strip():
            raise forms.ValidationError("请选择一个文件，或把表格粘贴到下面的框里。")
        return cleaned

    def document(self) -> tuple[Draft, bytes, str]:
        """What was brought: as read, its bytes, its name. Errors: Unreadable with a sentence."""
        if file := self.cleaned_data["file"]:
            content = file.read()
            return reading.draft(content, file.name), content, file.name
        text, html = self.cleaned_data["text"], self.cleaned_data["html"]
        now = timezone.localtime()
        at = f"{now.month}月{now.day}日{now:%H}时{now:%M}分{now:%S}秒"  # one of several is told by it
        name = f"粘贴的内容（{at}）.{'html' if html else 'txt'}"
        return reading.pasted(text, html), (html or text).encode(), name


class ManyFiles(forms.ClearableFileInput):
    """A field into which several files go."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ArchiveForm(forms.Form):
    """Many documents, or a ZIP of them."""

    files = forms.FileField(
        label="选择文件（可以多选）",
        required=False,
        allow_empty_file=True,
        help_text=f"每份报告一个文件，或者打成一个 .zip。一次最多500份、共200 MB（压缩包按解开以后算）。{KINDS}",
        widget=ManyFiles(attrs={"accept": ",".join((*FORMATS, ".zip"))}),
    )

    def __init__(self, *args: Any, stopped: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stopped = stopped

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.attrs = {"data-once": "", "novalidate": ""}
        read = StrictButton("上传并读取", type="submit", css_class="btn-primary")
        helper.layout = Layout(Field("files"), Div(read, css_class="actions"))
        return helper

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.errors.pop("files", None)  # a field of several files; what is wrong with one is said of that one
        if self.stopped:
            self.add_error("files", self.stopped)
        elif not self.files.getlist("files"):
            self.add_error("files", "请选择要导入的报告文件，或一个 .zip 压缩包。")
        return cleaned

    def documents(self) -> Iterator[Sent]:
        """Every file by its name, those of a ZIP one by one. Errors: uploads.TooMuch with a sentence."""
        return sent(self.files.getlist("files"))


class CheckForm(forms.Form):
    """自查: a report, last year's beside it where there is one, and what it should be."""

    file = forms.FileField(
        label="年度报告",
        allow_empty_file=True,
        max_length=255,
        help_text=KINDS,
        error_messages={
            "required": "请选择要自查的年度报告文件。",
            "invalid": "没有收到文件，请重新选择。",
            "max_length": "文件名太长，请改短后再传。",
        },
        widget=forms.FileInput(attrs={"accept": ",".join(FORMATS)}),
    )
    last = forms.FileField(
        label="上一年的报告（可以不选）",
        required=False,
        allow_empty_file=True,
        help_text="选了就核对上年结转，并对照两年的文字和数字。",
        widget=forms.FileInput(attrs={"accept": ",".join(FORMATS)}),
    )
    year = forms.IntegerField(
        label="报告年度（可以不填）",
        required=False,
        min_value=2019,
        max_value=2100,
        error_messages={
            "invalid": "报告年度请填四位数字，例如 2025。",
            "min_value": "报告年度从2019年起，请核对。",
            "max_value": "报告年度请填四位数字，例如 2025。",
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
    )
    agency = forms.CharField(label="机关名称（可以不填）", required=False, max_length=80)

    def __init__(self, *args: Any, stopped: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stopped = stopped

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.attrs = {"data-once": "", "novalidate": ""}
        helper.disable_csrf = True  # nothing is changed by it, and a visitor gets no cookie
        read = StrictButton("开始自查", type="submit", css_class="btn-primary")
        both = Div(Field("year"), Field("agency"), css_class="two")
        helper.layout = Layout(Field("file"), Field("last"), both, Div(read, css_class="actions"))
        return helper

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.stopped:
            self.errors.pop("file", None)
            self.add_error("file", self.stopped)
        return cleaned
