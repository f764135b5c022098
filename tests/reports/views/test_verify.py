"""报告核验: what the site knows of a copy, by its hash."""

from hashlib import new, sha256

import pytest

from reports.copies import plain
from reports.published import downloads
from tests.portal import TITLE, make_version, page
from tests.world import corrected, in_state, move

pytestmark = pytest.mark.django_db


def answer(client, digest):
    return " ".join(
        page(client, f"/verify/?hash={digest}").get_element_by_id("answer").text_content().split()
    )


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_a_file_is_known_by_either_hash(client, county, algorithm):
    content = client.get("/2024/wangxi-swj/report.pdf").content
    said = answer(client, new(algorithm, content).hexdigest().upper())
    assert "原件，现行第1版" in said and TITLE in said and "PDF 文件一致" in said


def test_an_earlier_version_names_the_one_in_force(client, county):
    content = client.get("/2024/wangxi-swj/report.pdf").content
    county.water.passages.update(text="更正后的内容。")
    make_version(county.water, county.person)
    said = answer(client, sha256(content).hexdigest())
    assert "不是现行版本：已由第2版更正" in said and "更正前的第1版的PDF 文件一致，没有被改动过" in said
    links = page(client, f"/verify/?hash={sha256(content).hexdigest()}").xpath("//*[@id='answer']//p/a/@href")
    assert links == ["/2024/wangxi-swj/", "/2024/wangxi-swj/v2/changes/", "/2024/wangxi-swj/v1/"]


def test_a_file_that_was_altered_is_no_original_whatever_lies_inside(client, county):
    inside = county.water.publications.get().sha256
    asked = f"/verify/?hash={sha256(b'altered').hexdigest()}&data={inside}"
    shown = page(client, asked).get_element_by_id("answer")
    assert shown.xpath(".//h2")[0].text_content() == f"不是原件：文件被改动过。它自称是《{TITLE}》第1版"
    assert not shown.find_class("copy-current") and shown.xpath(".//p/a/@href") == ["/2024/wangxi-swj/"]
    assert "原件，现行" not in shown.text_content()
    assert page(client, asked).xpath("//input[@name='data']/@value") == [inside]


def test_the_digits_on_paper_are_enough(client, county):
    printed = county.water.publications.get().sha256[:16].upper()
    for typed in (printed, f"{printed[:4]} {printed[4:8]}-{printed[8:]}", printed[:12]):
        assert "现行第1版" in answer(client, typed) and TITLE in answer(client, typed)
    assert "现行第1版" in page(client, f"/verify/{printed}/").text_content()
    assert "没有输错，就不是这里发布的报告" in answer(client, "0" * 16)


def test_digits_that_several_bear_ask_for_more(client, county, monkeypatch):
    monkeypatch.setattr("reports.views.verify.whole", lambda digest: ["a" * 64, "b" * 64])
    assert "请再多输入几位" in answer(client, "a" * 12)
    assert "请再多输入几位" in page(client, f"/verify/{'a' * 12}/", 404).text_content()


def test_whose_report_it_is_leads_to_its_versions(client, county):
    publication = county.water.publications.get()
    found = page(client, "/verify/?agency=望溪水务&year=2024")
    [line] = found.find_class("verify-versions")[0].findall("li")
    assert line.xpath("a/@href") == [f"/verify/{publication.sha256}/"] and "现行" in line.text_content()
    assert "没有查到“无此局”" in page(client, "/verify/?agency=无此局").text_content()


def test_a_copy_of_what_was_withdrawn_is_genuine_and_says_why_it_went(client, world):
    report = move(corrected(world, in_state(world, "published")), "withdraw", world.bob, "误发。")
    for publication in report.publications.all():
        said = answer(client, publication.sha256)
        assert "已撤销发布" in said and "误发。" in said and "看这一版" not in said


def test_what_was_altered_is_not_known_and_says_what_to_do(client, county):
    assert "这里没有发布过这样的文件" in answer(client, sha256(b"altered").hexdigest())
    assert "不是数据指纹" in answer(client, "<b>12</b>")
    assert not page(client, "/verify/").get_element_by_id("answer").text_content().strip()


@pytest.mark.parametrize("pasted", ["ab cd " * 16, "AB:CD:" * 16, f" {'abcd' * 16}\n"])
def test_a_hash_is_read_as_programs_print_it(pasted):
    assert plain(pasted) == "abcd" * 16 and plain(f"{pasted}0") == plain("abc") == ""


def test_the_code_on_paper_leads_to_version_files_and_seal(client, county):
    publication = county.water.publications.get()
    found = page(client, f"/verify/{publication.sha256}/").text_content()
    entry = publication.entries.get()
    assert "现行第1版" in found and f"第{entry.number}条" in found and entry.seal in found
    assert all(file.sha256 in found and file.sm3 in found for file in downloads(publication))
    assert "没有这个指纹" in page(client, f"/verify/{'0' * 64}/", 404).text_content()


def test_the_page_the_code_leads_to_has_the_whole_note_of_a_correction(client, world):
    newest = corrected(world, in_state(world, "published")).publications.first()
    said = page(client, f"/verify/{newest.sha256}/").text_content()
    assert "现行第2版" in said and f"第2版的更正说明：{newest.note}" in said


def test_a_correction_shows_old_and_new_on_a_page_of_its_own(client, world):
    corrected(world, in_state(world, "published"))
    old, now = page(client, "/2024/wangxi-swj/v1/"), page(client, "/2024/wangxi-swj/")
    for shown in (old, now):
        assert "各漏计一件，予以更正" in shown.text_content()
        assert shown.xpath("//a[@href='/2024/wangxi-swj/v2/changes/']")
    changes = page(client, "/2024/wangxi-swj/v2/changes/")
    listed = [
        " ".join(row.text_content().split())
        for row in changes.xpath("//table[contains(@class,'list')]//tbody/tr")
    ]
    assert any("（一）予以公开" in row and row.endswith("01+1") for row in listed), listed
    assert "没有可以对照的版本" in page(client, "/2024/wangxi-swj/v1/changes/", 404).text_content()
