"""What programs read of a page is what people see on it."""

import json
from types import SimpleNamespace

import pytest
from django.test import Client
from lxml import html as lxml_html

from agencies.models import Agency
from reports import linked
from tests.portal import TITLE, make_version, page


def nodes(found: lxml_html.HtmlElement) -> dict[str, dict]:
    [script] = found.xpath("//script[@type='application/ld+json']/text()")
    return {node["@type"]: node for node in json.loads(script)["@graph"]}


def facts(found: lxml_html.HtmlElement) -> dict[str, str]:
    terms = found.xpath("//dl[contains(@class, 'facts')]/div")
    return {div.findtext("dt"): " ".join(div.find("dd").text_content().split()) for div in terms}


def test_nothing_in_it_ends_its_element() -> None:
    text = linked.text({"name": "</script><!--&\u2028"})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["@graph"] == [{"name": "</script><!--&\u2028"}]


@pytest.mark.django_db
def test_a_report_says_of_itself_what_its_page_shows(client: Client, county: SimpleNamespace) -> None:
    found = page(client, "/2024/wangxi-swj/")
    shown, said = facts(found), nodes(found)["Report"]
    [canonical] = found.xpath("//link[@rel='canonical']/@href")
    assert said["name"] == shown["名称"] == TITLE and said["author"]["name"] == shown["发布机构"]
    assert said["reportNumber"] == shown["索引号"] and said["datePublished"] == shown["发布日期"][:10]
    assert said["url"] == canonical and said["inLanguage"] == found.xpath("string(/html/@lang)")
    assert said["temporalCoverage"] == "2024-01-01/2024-12-31" and said["version"] == "1"


@pytest.mark.django_db
def test_its_files_are_those_of_the_page(client: Client, county: SimpleNamespace) -> None:
    found = page(client, "/2024/wangxi-swj/")
    by_type = {said["encodingFormat"]: said for said in nodes(found)["Report"]["encoding"]}
    [link], said = found.xpath("//link[@type='application/pdf']/@href"), by_type["application/pdf"]
    assert said["contentUrl"] == f"http://localhost{link}" and len(by_type) > 5
    answer = client.get(link)
    assert said["contentSize"] == f"{len(answer.content)} B" and answer["ETag"] == f'"{said["sha256"]}"'


@pytest.mark.django_db
def test_a_correction_keeps_the_date_of_the_first_version(client: Client, county: SimpleNamespace) -> None:
    make_version(county.water, county.person)
    new, old = (nodes(page(client, f"/2024/wangxi-swj/{v}"))["Report"] for v in ("", "v1/"))
    assert (new["version"], old["version"]) == ("2", "1") and old["url"].endswith("/2024/wangxi-swj/v1/")
    assert new["datePublished"] == old["datePublished"] == old["dateModified"] <= new["dateModified"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/2024/", "/2024/wangxi-swj/"])
def test_the_way_to_a_page_is_the_one_it_shows(client: Client, county: SimpleNamespace, address: str) -> None:
    found = page(client, address)
    steps = nodes(found)["BreadcrumbList"]["itemListElement"]
    shown = [
        li.text_content().removeprefix("当前位置：")
        for li in found.xpath("//nav[@aria-label='当前位置']//li")
    ]
    shown.remove("政府信息公开")  # the column above, which is no page of ours
    assert [step["name"] for step in steps] == shown
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert all(client.get(step["item"].removeprefix("http://localhost")).status_code == 200 for step in steps)


@pytest.mark.django_db
def test_a_year_is_a_catalogue(client: Client, county: SimpleNamespace) -> None:
    found = page(client, "/2024/")
    said = nodes(found)["DataCatalog"]
    assert (
        said["name"] == found.findtext(".//h1")
        and said["url"] == found.xpath("//link[@rel='canonical']/@href")[0]
    )
    assert said["temporalCoverage"] == "2024-01-01/2024-12-31" and len(said["description"]) > 20


@pytest.mark.django_db
def test_odd_names_do_no_harm(client: Client, county: SimpleNamespace) -> None:
    Agency.objects.filter(pk=county.water_bureau.pk).update(name="</script><b>水务局")
    found = page(client, "/2024/wangxi-swj/")
    assert nodes(found)["BreadcrumbList"]["itemListElement"][-1]["name"] == "</script><b>水务局"
