"""The published JSON Schema: every report is as it says, and what is not a report is not."""

from functools import cache

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

from reports.editions import EDITIONS
from reports.filetypes import json_schema
from tests.reports.filetypes import issues

ADDRESS = "https://gk.example.gov.cn/schema/annual-report-1.json"


@cache
def judge() -> Draft202012Validator:
    made = json_schema.schema(ADDRESS)
    assert validator_for(made) is Draft202012Validator
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


@pytest.mark.parametrize("name", issues.ALL)
def test_a_published_report_is_as_the_schema_says(name: str) -> None:
    assert list(judge().iter_errors(issues.ALL[name]().frozen)) == []


@pytest.mark.parametrize(
    ("figure", "wrong"),
    [
        ("requests.new.person", {"state": "number", "value": 17, "text": "17"}),
        ("requests.new.person", {"state": "number", "value": "1.5", "text": "1.5"}),
        ("requests.new.person", {"state": "blank", "value": "0", "text": ""}),
        ("requests.new.person", {"state": "na", "value": None, "text": "无"}),
        ("requests.new.person", {"state": "text", "value": None}),
        ("proactive.fees.amount", {"state": "number", "value": "1.795万元", "text": "1.795万元"}),
        ("requests.new.nobody", {"state": "zero", "value": "0", "text": "0"}),
    ],
)
def test_what_no_report_holds_is_refused(figure: str, wrong: dict[str, object]) -> None:
    frozen = issues.ordinary().frozen
    assert not judge().is_valid(frozen | {"figures": frozen["figures"] | {figure: wrong}})


def test_figures_of_one_edition_are_not_those_of_another() -> None:
    assert not judge().is_valid(issues.ordinary().frozen | {"edition": "2019"})
    assert not judge().is_valid(issues.ordinary().frozen | {"year": 2020})


def test_every_figure_is_named_as_on_the_form_and_the_example_holds() -> None:
    made = json_schema.schema(ADDRESS)
    for edition in EDITIONS:
        figures = made["$defs"][f"edition{edition.code}"]["properties"]["figures"]["properties"]
        assert {name: figure["title"] for name, figure in figures.items()} == {
            cell.name: cell.label for cell in edition.cells
        }
    assert all(judge().is_valid(example) for example in made["examples"])
    assert made["$id"] == ADDRESS and ADDRESS.endswith(json_schema.FILE)
