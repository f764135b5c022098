"""The files of a report as they are offered and sent."""

import json
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from reports.actions.publish import WRITERS
from reports.filetypes import csv
from reports.offered import TYPES, USES
from tests.portal import TITLE, make_version, page

pytestmark = pytest.mark.django_db
REPORT = "/2024/wangxi-swj/"


def test_the_files_stand_by_what_they_are_for(client: Client, county: SimpleNamespace) -> None:
    (files,) = page(client, REPORT).xpath("//dl[@class='files']")
    assert [dt.text for dt in files.iter("dt")] == ["阅读", "数据", "其他"]
    offered = [a.get("href").rsplit(".")[-1] for a in files.xpath(".//a[contains(., 'B）')]")]
    assert offered == [format for _, formats in USES for format in formats if format in WRITERS]


@pytest.mark.parametrize("format", [format for format in WRITERS if format in TYPES])
def test_a_file_comes_under_its_chinese_name_and_type(
    client: Client, county: SimpleNamespace, format: str
) -> None:
    response = client.get(f"{REPORT}report.{format}")
    assert response["Content-Type"] == TYPES[format][1]
    plain, chinese = response["Content-Disposition"].split("; ")[1:]
    assert plain == f'filename="wangxi-swj-2024.{format}"'
    assert unquote(chinese) == f"filename*=UTF-8''{TITLE}.{format}"


def test_a_version_has_a_name_of_its_own(client: Client, county: SimpleNamespace) -> None:
    county.water.passages.update(text="更正后的内容。")
    make_version(county.water, county.person)
    for address, short, label in (("", "-v2", "（第2版）"), ("v1/", "-v1", "（第1版）")):
        named = unquote(client.get(f"{REPORT}{address}report.txt")["Content-Disposition"])
        assert f'"wangxi-swj-2024{short}.txt"' in named and named.endswith(f"{TITLE}{label}.txt")


def test_a_csv_for_excel_begins_with_the_mark_and_is_another_file(
    client: Client, county: SimpleNamespace
) -> None:
    plain, marked = client.get(f"{REPORT}report.csv"), client.get(f"{REPORT}report.csv?bom=1")
    assert marked.content == csv.BOM + plain.content
    assert marked["ETag"] != plain["ETag"]


def test_both_fingerprints_of_every_file_can_be_compared(client: Client, county: SimpleNamespace) -> None:
    said = page(client, REPORT).xpath("string(//dl[@class='hashes'])")
    for file in county.water.publications.get().files.exclude(format="html"):
        assert f"SHA-256 {file.sha256}" in said and f"SM3 {file.sm3}" in said


def test_a_json_leads_to_its_schema_which_is_named_by_its_address(
    client: Client, county: SimpleNamespace
) -> None:
    address = reverse("schema")
    assert client.get(f"{REPORT}report.json")["Link"].startswith(f'<{address}>; rel="describedby"')
    response = client.get(address)
    assert json.loads(response.content)["$id"].endswith(address)
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304
