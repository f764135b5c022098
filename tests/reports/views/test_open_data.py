"""开放数据: the page, the files behind it, and when they are made anew."""

import io
import json
from hashlib import new
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from reports.actions.open_data import TASK, make_all_bulk, make_bulk
from reports.actions.withdraw import withdraw
from reports.filetypes import csv
from reports.models import BulkFile
from reports.models.publication import path_of
from reports.open_data import columns
from reports.tasks import make_all_bulk as nightly
from reports.tasks import make_bulk as task
from tests.portal import make_version, page

pytestmark = pytest.mark.django_db
FILES = ["2024.zip", "all.zip", "2024.csv", "2024-excel.csv", "2024.csv-metadata.json"]
FILES += ["datapackage.json", "SHA256SUMS", "SM3SUMS"]


@pytest.fixture
def made(county: SimpleNamespace) -> SimpleNamespace:
    make_all_bulk()
    return county


def fetch(client: Client, name: str) -> bytes:
    response = client.get(f"/data/{name}")
    assert response.status_code == 200 and response["Access-Control-Allow-Origin"] == "*"
    return response.getvalue()


def test_every_file_is_reached_by_a_plain_link(client: Client, made: SimpleNamespace) -> None:
    found = page(client, "/data/")
    linked = {a.get("href") for a in found.xpath("//main//a")}
    assert {f"/data/{name}" for name in FILES} <= linked
    assert page(client, "/").xpath("//footer//a[@href='/data/']")
    assert [href for href in linked if "/api/" in href or "?" in href] == ["/api/v1/openapi.json"]


def test_the_page_explains_every_field_and_every_address(client: Client, made: SimpleNamespace) -> None:
    text = page(client, "/data/").text_content()
    assert all(column.name in text and column.meaning in text for column in columns.FIGURES.columns)
    assert "/figures" in text and "一页最多几条，1 到 5000" in text and "政府信息，使用请注明来源" in text


def test_the_data_block_says_what_the_page_says(client: Client, made: SimpleNamespace, settings) -> None:
    settings.DATA_TERMS = "注明</script>来源"
    (block,) = page(client, "/data/").xpath("//script[@type='application/ld+json']/text()")
    said = json.loads(block)
    assert said["@type"] == "Dataset" and said["usageInfo"] == "注明</script>来源"
    assert said["temporalCoverage"] == "2024-01-01/2024-12-31" and 50 <= len(said["description"]) <= 5000
    addresses = {one["contentUrl"].split("/data/")[1]: one["sha256"] for one in said["distribution"]}
    assert addresses["2024.zip"] == new("sha256", fetch(client, "2024.zip")).hexdigest()


def test_the_published_sums_are_those_of_the_files(client: Client, made: SimpleNamespace) -> None:
    for name, kind in (("SHA256SUMS", "sha256"), ("SM3SUMS", "sm3")):
        for line in fetch(client, name).decode().splitlines():
            digest, file = line.split("  ")
            assert new(kind, fetch(client, file)).hexdigest() == digest


def test_the_year_as_csv(client: Client, made: SimpleNamespace) -> None:
    content = fetch(client, "2024.csv")
    own = csv.read(made.water.publications.get().file("csv").read())
    rows = [row for row in csv.read(content) if row["agency_code"] == "wangxi-swj"]
    assert [{name: row[name] for name in csv.COLUMNS} for row in rows] == own
    assert fetch(client, "2024.csv?bom=1") == fetch(client, "2024-excel.csv") == csv.BOM + content
    response = client.get("/data/2024.csv")
    assert response["Link"] == '</data/2024.csv-metadata.json>; rel="describedby"'
    assert json.loads(fetch(client, "2024.csv-metadata.json"))["url"] == "2024.csv"


def test_the_package_on_the_web_names_the_files_beside_it(client: Client, made: SimpleNamespace) -> None:
    (table,) = json.loads(fetch(client, "datapackage.json"))["resources"]
    content = fetch(client, table["path"])
    assert table["bytes"] == len(content)
    assert table["hash"] == f"sha256:{new('sha256', content).hexdigest()}"


def test_the_licence_is_said_with_every_file(client: Client, made: SimpleNamespace, settings) -> None:
    settings.DATA_LICENCE = "https://gk.example.gov.cn/licence/"
    assert client.get("/data/2024.zip")["Link"] == '<https://gk.example.gov.cn/licence/>; rel="license"'
    assert 'rel="describedby", <https' in client.get("/data/2024.csv")["Link"]
    assert json.loads(fetch(client, "datapackage.json"))["licenses"][0]["path"] == settings.DATA_LICENCE
    assert page(client, "/data/").xpath("//a[@href='https://gk.example.gov.cn/licence/']")


def test_a_file_has_its_name_and_is_sent_once(client: Client, made: SimpleNamespace) -> None:
    first = client.get("/data/2024.zip")
    assert "filename*=UTF-8''%E6%94%BF" in first["Content-Disposition"]
    assert int(first["Content-Length"]) == len(first.getvalue()) and first["Last-Modified"]
    assert client.get("/data/2024.zip", headers={"if-none-match": first["ETag"]}).status_code == 304
    with_mark = client.get("/data/2024-excel.csv")
    assert with_mark["ETag"] != client.get("/data/2024.csv")["ETag"]


def test_what_is_not_made_yet_says_when(client: Client, county: SimpleNamespace) -> None:
    for name in ("2024.zip", "all.zip", "2024.csv", "datapackage.json"):
        assert "有报告发布后几分钟内生成" in page(client, f"/data/{name}", 404).text_content()
    assert "还没有可以下载的文件" in page(client, "/data/").text_content()


def test_what_cannot_be_loaded_is_not_offered(client: Client, made: SimpleNamespace) -> None:
    assert "datapackage.json" in hrefs(page(client, "/data/"))
    BulkFile.objects.filter(format="csv").delete()
    assert "datapackage.json" not in hrefs(page(client, "/data/"))


def hrefs(found) -> set[str]:
    return {address.rpartition("/")[2] for address in found.xpath("//main//a/@href")}


def test_a_missing_file_is_no_error_of_the_reader(client: Client, made: SimpleNamespace) -> None:
    file = BulkFile.objects.get(year=2024, format="zip")
    path_of(file.sha256, "zip").unlink()
    assert "正在重新生成" in page(client, "/data/2024.zip", 503).text_content()


def test_nothing_changed_nothing_is_made_anew(made: SimpleNamespace) -> None:
    before = list(BulkFile.objects.values())
    nightly(0)
    assert list(BulkFile.objects.values()) == before and len(before) == 3


def test_a_correction_is_in_the_files_and_the_old_ones_are_gone(
    client: Client, made: SimpleNamespace, django_capture_on_commit_callbacks
) -> None:
    old = path_of(BulkFile.objects.get(year=2024, format="csv").sha256, "csv")
    made.water.figures.filter(cell="requests.new.person").update(raw="18", value=18)
    make_version(made.water, made.person)
    with django_capture_on_commit_callbacks(execute=True):
        task(2024)
    row = next(
        r
        for r in csv.read(fetch(client, "2024.csv"))
        if r["cell"] == "requests.new.person" and r["kind"] == "own"
    )
    assert (row["value"], row["version"]) == ("18", "2") and not old.exists()


def test_what_is_withdrawn_goes_out_of_the_files(
    client: Client, made: SimpleNamespace, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(made.water, made.person, "有误。")
        withdraw(made.summary, made.person, "有误。")
        make_all_bulk()
    assert csv.read(fetch(client, "2024.csv")) == []
    package = ZipFile(io.BytesIO(fetch(client, "2024.zip")))
    assert not [name for name in package.namelist() if name.startswith("documents/")]
    assert package.read("reports.csv").decode().count("有误。") == 2
    assert ProcrastinateJob.objects.filter(queueing_lock="make_bulk-2024").exists()


def test_until_they_are_made_anew_nobody_gets_what_was_withdrawn(
    client: Client, made: SimpleNamespace, django_capture_on_commit_callbacks
) -> None:
    kept = [path_of(file.sha256, file.format) for file in BulkFile.objects.all()]
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(made.water, made.person, "有误。")
    assert {client.get(f"/data/{name}").status_code for name in ("2024.zip", "2024.csv", "all.zip")} == {404}
    assert page(client, "/data/") is not None and not any(path.exists() for path in kept)


def test_many_publications_ask_once(county: SimpleNamespace, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        make_version(county.water, county.person)
        make_version(county.water, county.person)
    asked = ProcrastinateJob.objects.filter(task_name=TASK)
    assert sorted(asked.values_list("queueing_lock", flat=True)) == ["make_bulk-2024", "make_bulk-all"]


def test_the_command_makes_one_year_or_all(county: SimpleNamespace) -> None:
    out = io.StringIO()
    call_command("make_bulk", "--year", "2024", stdout=out)
    assert BulkFile.objects.count() == 2 and "2024 zip：2份报告" in out.getvalue()
    call_command("make_bulk", stdout=out)
    assert "全部年度 zip：2份报告" in out.getvalue()


def test_the_document_in_the_package_is_the_one_that_was_published(made: SimpleNamespace) -> None:
    (file, _) = make_bulk(2024)
    with ZipFile(path_of(file.sha256, "zip")) as package:
        content = package.read("documents/2024/wangxi-swj.json")
    assert new("sha256", content).hexdigest() == made.water.publications.get().sha256
