"""What the search box finds, and what is asked of it that finds nothing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from agencies.models import Agency, Level
from reports import search
from reports.filetypes import json
from reports.models import Publication, Report, ReportKind, SearchEntry, Withdrawal
from reports.models.report import new_report
from reports.search import Asked, enter, find
from reports.search_words import parse
from tests.contents import report as written
from tests.contents import zeros

pytestmark = pytest.mark.django_db

SWJ, JYJ = "望溪县水务局", "望溪县教育局"
START = datetime(2025, 1, 20, tzinfo=UTC)


@pytest.fixture
def publish(world: SimpleNamespace) -> Callable[..., Report]:
    """Publishes a prose as an agency's report, without its files; each a day after the one before."""
    days = iter(range(1000))

    def published(agency: Agency, text: str, year: int = 2024, number: int = 1) -> Report:
        content = written(zeros(year), year)
        title = f"{agency.name}{year}年政府信息公开工作年度报告"
        frozen = json.data(content) | {"agency": agency.name, "title": title, "passages": {"overview": text}}
        frozen["passages"] |= dict.fromkeys(("problems", "other"), "")
        of, _ = Report.objects.get_or_create(
            agency=agency,
            year=year,
            kind=ReportKind.OWN,
            defaults=vars_of(new_report(agency, year, ReportKind.OWN, datetime(year + 1, 1, 31).date())),
        )
        made = of.publications.create(
            number=number,
            document=frozen,
            sha256="0" * 64,
            values=[],
            edition_code="2021",
            published_at=START + timedelta(days=next(days)),
            published_by=world.alice,
        )
        enter(made)
        return of

    return published


def vars_of(report: Report) -> dict[str, object]:
    kept = ("supervising_id", "edition_code", "title", "deadline")
    return {name: getattr(report, name) for name in kept}


def found(text: str, **more: object) -> list[str]:
    return [f"{e.agency}{e.year}" for e in search.entries(find(Asked(parse(text), **more)))]


def test_the_words_must_stand_as_they_were_asked_for(publish, world) -> None:
    publish(world.water, "全年收到行政复议3件。")
    publish(world.schools, "行政公开，政复无关，复议没有。")
    assert found("行政复议") == ["望溪县水务局2024"]
    assert found("复议 行政") == ["望溪县教育局2024", "望溪县水务局2024"]
    assert found("行政复议决定") == []


def test_a_single_character_and_a_latin_word_are_found(publish, world) -> None:
    publish(world.water, "政务ＡＰＰ访问12.5万次。")
    publish(world.schools, "全年无。")
    assert found("桥") == [] and found("次") == found("app") == found("App访问") == ["望溪县水务局2024"]
    assert found("12.5万") == ["望溪县水务局2024"] and found("ap") == found("2.5万") == []


def test_signs_of_a_pattern_mean_themselves(publish, world) -> None:
    publish(world.water, "办结率100%，以A_B为例。")
    assert found("100%") == found("A_B") == ["望溪县水务局2024"] and found("10%") == found("A%B") == []


def test_a_title_comes_first_then_how_often_then_the_newest(publish, world) -> None:
    publish(world.town, "水务、水务、水务。")
    publish(world.water, "全年无。")
    publish(world.schools, "水务。")
    publish(world.tax, "水务。")
    assert found("水务") == [
        "望溪县水务局2024",
        "桥头镇人民政府2024",
        "国家税务总局望溪县税务局2024",
        "望溪县教育局2024",
    ]
    assert found("水务", sort=search.TIME)[0] == "国家税务总局望溪县税务局2024"


def test_every_title_is_its_own_first_hit(publish, world) -> None:
    for year in (2022, 2023, 2024):
        for agency in (world.water, world.schools, world.town):
            publish(agency, "政府信息公开工作年度报告。" * 5, year)
    for title in SearchEntry.objects.values_list("title", flat=True):
        assert search.entries(find(Asked(parse(title))))[0].title == title


def test_what_is_asked_for_can_be_narrowed(publish, world) -> None:
    for year in (2023, 2024):
        publish(world.water, "复议", year)
    publish(world.town, "复议")
    assert found("复议", year=2023) == ["望溪县水务局2023"]
    assert found("复议", level=Level.TOWNSHIP) == ["桥头镇人民政府2024"]
    assert found("复议", agency="水务局", year=2024) == ["望溪县水务局2024"]
    assert found("复议", agency="%") == []


def test_a_new_version_takes_the_place_of_the_old_one(publish, world) -> None:
    of = publish(world.water, "误载的诉讼。")
    publish(world.water, "更正的复议。", number=2)
    assert found("诉讼") == [] and found("复议") == ["望溪县水务局2024"]
    search.leave(of)
    assert found("复议") == []


def test_a_renamed_agency_is_found_by_both_names(publish, world) -> None:
    publish(world.water, "无。")
    Agency.objects.filter(pk=world.water.pk).update(name="望溪县水利局")
    call_command("index_reports", stdout=StringIO())
    assert found("水利局") == found("水务局") == ["望溪县水务局2024"]


def test_the_index_made_anew_holds_nothing_that_was_withdrawn(publish, world) -> None:
    gone = publish(world.water, "复议").publications.get()
    publish(world.schools, "复议")
    Withdrawal.objects.create(publication=gone, reason="误发。", by=world.bob)
    assert (search.remake(), found("复议")) == (1, ["望溪县教育局2024"])


def test_a_missing_index_is_filled_and_a_whole_one_left_alone(publish, world) -> None:
    publish(world.water, "复议")
    publish(world.schools, "复议")
    SearchEntry.objects.filter(agency=SWJ).delete()
    assert (search.fill(), search.fill()) == (1, 0) and len(found("复议")) == 2
    SearchEntry.objects.filter(agency=JYJ).update(
        publication=Publication.objects.get(report__agency=world.water)
    )
    assert search.fill() == 1 and len(found("复议")) == 2


def test_what_is_no_longer_in_force_goes_from_the_index(publish, world, monkeypatch) -> None:
    publish(world.water, "复议")
    monkeypatch.setattr(search.published, "newest", Publication.objects.none)
    assert search.fill() == 1 and found("复议") == []


def test_no_more_are_looked_at_than_anybody_reads(publish, world, monkeypatch) -> None:
    monkeypatch.setattr(search, "MOST", 2)
    publish(world.town, "水务。")
    publish(world.water, "无。")
    publish(world.schools, "水务。")
    assert found("水务") == ["望溪县水务局2024", "望溪县教育局2024"]


def test_where_nothing_is_found_other_questions_are_offered(publish, world) -> None:
    publish(world.water, "复议", 2023)
    publish(world.schools, "诉讼", 2024)
    asked = Asked(parse("复议 诉讼"), year=2024)
    assert [(s.label, s.count) for s in search.suggestions(asked)] == [("只查“诉讼”", 1)]
    narrow = Asked(parse("复议"), year=2024)
    assert search.other_years(narrow) == [(2023, 1)] and search.other_years(asked) == []
    assert [(s.label, s.count) for s in search.suggestions(narrow)] == [("不限年度、级别和机关", 1)]


def test_a_mistyped_name_leads_to_the_agency(publish, world) -> None:
    for agency in (world.water, world.schools, world.town):
        publish(agency, "无")
    assert [e.agency for e in search.like_agencies(parse("望溪水务居"))] == [SWJ, JYJ]
    assert search.like_agencies(parse("公开 2024")) == [] == search.like_agencies(parse("溪"))
