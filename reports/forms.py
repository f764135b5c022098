"""The forms a clerk types a section into: one field a figure, one a passage. No database in here.

Nothing typed is ever refused or changed: letters in a cell come back as they were and the checks point them out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from crispy_forms.bootstrap import StrictButton
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Layout, LayoutObject
from django import forms
from django.forms.widgets import Script
from django.template.loader import render_to_string

from reports import living
from reports.checks import Finding
from reports.content import Content
from reports.living import LastYear
from reports.schema import Cell, Kind, Section, Severity, Table
from reports.sheet import Sheet

# a telephone's numeric keys have neither the minus of 本年增/减 nor the letters of a unit
KEYS = {Kind.COUNT: "numeric", Kind.CHANGE: "text", Kind.MONEY: "decimal", Kind.AMOUNT: "text"}

STYLES = {"all": ("css/table.css",)}
HOP = Script("js/hop.js", type="module")  # after the script of its page, whose links it follows


class RawField(forms.CharField):
    """Text exactly as typed; only NUL goes, which PostgreSQL cannot hold."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\x00", "").replace("\r\n", "\n")


class SectionForm(forms.Form):
    """What the form of a table and of a passage share: ``was``, the texts as the page was given them.

    Two people may edit at once; by ``was`` the view tells what this one changed from what he merely sent along.
    """

    def __init__(self, data: Any = None, *, was: object, **kwargs: Any) -> None:
        initial = {"was": json.dumps(was, ensure_ascii=False), **kwargs.pop("initial", {})}
        super().__init__(data, initial=initial, auto_id="%s", **kwargs)
        self.fields["was"] = RawField(widget=forms.HiddenInput)

    def _was(self) -> object:
        """Whatever the hidden field holds; None when somebody tampered with it."""
        try:
            return json.loads(self["was"].value() or "null")
        except (ValueError, RecursionError):
            return None

    def _helper(self, *layout: LayoutObject | str) -> FormHelper:
        helper = FormHelper()
        helper.form_id = "section-form"
        helper.attrs = {"autocomplete": "off", "novalidate": ""}
        helper.include_media = False
        helper.layout = Layout(self._default(), *layout, Field("was"))
        return helper

    def _default(self) -> LayoutObject:
        """The button Enter presses where there is no JavaScript: the first of the form, so it must not settle a total."""
        return StrictButton(
            "保存", type="submit", name="action", value="save", css_class="default", tabindex="-1"
        )


class TableForm(SectionForm):
    """The figures of one table: a field for each input cell, named by the cell.

    ``raws`` are the texts as typed, by default as read; ``points`` what others said of a cell or a row; ``findings`` what
    the checks say of this section: their cells are marked, calmly while it is being written, in red, and the blank
    ones with them, once it was ``checked``. ``last`` is last year's report, in sight beside each figure if ``comparing``.
    """

    class Media:
        js = (Script("js/grid.js", type="module"), HOP)
        css = STYLES

    def __init__(
        self,
        data: Any = None,
        *,
        table: Table,
        content: Content,
        raws: Mapping[str, str] | None = None,
        points: Mapping[str, Sequence[str]] | None = None,
        findings: Iterable[Finding] = (),
        checked: bool = False,
        weights: Mapping[str, Severity | None] | None = None,
        last: Content | None = None,
        comparing: bool = False,
    ) -> None:
        self.cells = table.inputs()
        self.raws = {name: _raw(name, content, raws) for name in self.cells}
        super().__init__(data, was=self.raws, initial=self.raws)
        self.sheet = Sheet(
            table, content, points or {}, tuple(findings), checked, weights or {}, last, comparing
        )
        self.fields.update({name: _field(cell, self._described(name)) for name, cell in self.cells.items()})

    def _described(self, name: str) -> str:
        """The ids of what is said of a cell elsewhere on the page."""
        point = f"point-{name}" if name in self.sheet.points else ""
        before = f"before-{name}" if self.sheet.comparing and name in self.sheet.before else ""
        return f"{point} {before}".strip()

    @cached_property
    def helper(self) -> FormHelper:
        buttons = (
            _button("空白填0", "zeros", "btn-quiet"),
            HTML('<span class="progress-note" id="progress">{{ form.sheet.progress }}</span>'),
            _button("保存", "save", "btn-quiet"),
            _button("保存并继续", "next", "btn-primary"),
        )
        return self._helper(OfficialTable(), Div(*buttons, css_class="actions"))

    def cleaned_raws(self) -> dict[str, str]:
        """Every cell that was sent, as typed. A cell that was not sent is not there: it is not blank."""
        self.is_valid()
        return {name: self.cleaned_data[name] for name in self.cells if name in self.data}

    def was(self) -> dict[str, str]:
        """Every cell as the page was given it."""
        was = self._was()
        known = was.items() if isinstance(was, dict) else ()
        return {name: raw for name, raw in known if name in self.cells and isinstance(raw, str)}


class PassageForm(SectionForm):
    """The prose of one section, in a field named ``text``, its living numbers as tokens.

    ``content`` gives them their digits, ``last`` last year's; ``addresses`` are those the editor asks: ``numbers``,
    ``figures`` and ``lastYear``.
    """

    text = RawField(
        widget=forms.Textarea(attrs={"rows": 18, "autocomplete": "off", "aria-describedby": "length"})
    )

    class Media:
        js = (Script("js/prose.js", type="module"), HOP)
        css = {"all": ("css/table.css", "css/prose.css")}

    def __init__(
        self,
        data: Any = None,
        *,
        section: Section,
        text: str = "",
        content: Content | None = None,
        last: LastYear = lambda: None,
        addresses: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, was=text, initial={"text": text})
        self.section, self.content, self.last = section, content, last
        self.addresses = dict(addresses or {})
        self.fields["text"].label = section.heading
        if section.length:
            self.fields["text"].widget.attrs["data-limit"] = section.length

    @cached_property
    def helper(self) -> FormHelper:
        buttons = (
            _button("保存", "save", "btn-quiet"),
            _button("保存并继续", "next", "btn-primary"),
        )
        return self._helper(Passage(), Div(*buttons, css_class="actions"))

    @cached_property
    def living(self) -> dict[str, dict[str, str]]:
        """Its tokens, with what they show and are called."""
        text = str(self["text"].value() or "")
        return living.known(text, self.content, self.last) if self.content else {}

    @property
    def editor(self) -> dict[str, Any]:
        """What the editor in the browser is told."""
        return {"tokens": self.living, "addresses": self.addresses}

    def cleaned_text(self) -> str:
        """The passage as typed, lines ended by a line feed."""
        self.is_valid()
        return str(self.cleaned_data["text"])

    def was(self) -> str:
        """The passage as the page was given it."""
        was = self._was()
        return was if isinstance(was, str) else ""


class OfficialTable(LayoutObject):
    """The printed form on screen, with an input in every cell a person fills."""

    template = "components/table_form.html"

    def render(self, form: Any, context: Any, template_pack: str = "", **kwargs: Any) -> str:
        form.rendered_fields.update(form.cells)
        return render_to_string(
            self.template, {"form": form, "sheet": form.sheet, "groups": form.sheet.drawn(form.__getitem__)}
        )


class Passage(LayoutObject):
    """The text of a section, its length and how it will print."""

    template = "components/passage_form.html"

    def render(self, form: Any, context: Any, template_pack: str = "", **kwargs: Any) -> str:
        form.rendered_fields.add("text")
        return render_to_string(self.template, {"form": form, "section": form.section, "editor": form.editor})


def _raw(name: str, content: Content, raws: Mapping[str, str] | None) -> str:
    return content.reading(name).text if raws is None else raws.get(name, "")


def _field(cell: Cell, described: str) -> RawField:
    attrs = {"aria-label": cell.label, "inputmode": KEYS[cell.kind], "autocomplete": "off"}
    if described:
        attrs["aria-describedby"] = described
    return RawField(label=cell.label, widget=forms.TextInput(attrs=attrs))


def _button(label: str, action: str, css: str) -> StrictButton:
    return StrictButton(label, type="submit", name="action", value=action, css_class=css)
