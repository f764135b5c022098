"""Leaps from year to year, cases that vanish, a count from the start that falls."""

import pytest

from reports.checks import ALONE, Below, Context, jumps, specimen
from tests.contents import drawn

REVIEW, AFTER = "remedies.reconsideration", "remedies.litigation_after"
CASES = [
    ("requests|person\n new|240", "requests|person\n new|12", ["T3-8"]),
    ("requests|person\n new|12", "requests|person\n new|240", ["T3-8"]),
    ("requests|person\n new|40", "requests|person\n new|0", ["T3-8"]),
    ("requests|person\n new|60", "requests|person\n new|12", []),  # five times, not more
    ("requests|person\n new|19", "requests|person\n new|2", []),
    ("requests|person\n new|19", "requests|person\n new|1", ["T3-8"]),  # more than tenfold
    ("requests|person\n new|9", "requests|person\n new|0", []),
    ("proactive|decisions\n licences|1200", "proactive|decisions\n licences|0", []),  # a new power
    ("proactive|decisions\n licences|1200\n penalties|900", "proactive|decisions\n licences|9\n penalties|9", ["T3-8"]),
    ("requests|person\n new|␣", "requests|person\n new|240", []),
    ("requests|person|total\n new|240|24", "requests|person\n new|12", []),  # which of the two?
    ("proactive|decisions\n licences|1200", "proactive|decisions\n licences|150", ["T3-8"]),
    ("remedies|upheld\n reconsideration|2", "remedies|pending\n reconsideration|3", ["T4-3"]),
    ("remedies|upheld\n reconsideration|3", "remedies|pending\n reconsideration|3", []),
    ("remedies|upheld\n litigation_direct|2", "remedies|pending\n litigation_direct|2\n litigation_after|1", ["T4-3"]),
    ("remedies|upheld\n litigation_after|5", "remedies|upheld\n reconsideration|4", ["T4-4"]),
    ("remedies|upheld\n litigation_after|5\n reconsideration|1", "remedies|upheld\n reconsideration|4", []),
    ("remedies|upheld\n litigation_after|␣", "remedies|upheld\n reconsideration|4", []),
]  # fmt: skip


@pytest.mark.parametrize(("here", "there", "codes"), CASES)
def test_two_years(here, there, codes):
    last = specimen.report(drawn(there), year=2023)
    found = jumps.findings(specimen.report(drawn(here)), Context(last_year=last))
    assert [finding.code for finding in found] == codes


@pytest.mark.parametrize(("new", "weight"), [("99", "hint"), ("100", "warn")])
def test_a_leap_of_many_weighs_more(new, weight):
    last = specimen.report({"requests.new.person": "12"}, year=2023)
    found = jumps.findings(specimen.report({"requests.new.person": new}), Context(last_year=last))
    assert [finding.severity.value for finding in found] == [weight]


@pytest.mark.parametrize(
    ("text", "codes"), [("本年承接行政许可事项，办件大幅增加。", []), ("行政许可办件公开。", ["T3-8"])]
)
def test_what_the_prose_explains(text, codes):
    last = specimen.report({"proactive.licences.decisions": "9"}, year=2023)
    content = specimen.report({"proactive.licences.decisions": "900"}, {"overview": text})
    assert [finding.code for finding in jumps.findings(content, Context(last_year=last))] == codes


REASONS = [
    ("比上年增加60件", []),
    ("较2023年多了60件", []),
    ("比上年增加7件", ["T3-8"]),
    ("较去年，增加较多", []),
]


@pytest.mark.parametrize(("text", "codes"), REASONS)
def test_a_growth_that_is_another_explains_nothing(text, codes):
    last = specimen.report({"requests.new.person": "10"}, year=2023)
    content = specimen.report({"requests.new.person": "70"}, {"overview": f"申请{text}，由于征地。"})
    assert [finding.code for finding in jumps.findings(content, Context(last_year=last))] == codes


SUITS = [("11", "3", ["T4-4"]), ("11", "4", []), ("9", "0", []), ("10", "0", ["T4-4"]), ("␣", "0", [])]


@pytest.mark.parametrize(("suits", "reviews", "codes"), SUITS)
def test_far_more_suits_than_reviews_without_last_year(suits, reviews, codes):
    figures = drawn(f"remedies|upheld\n litigation_after|{suits}\n reconsideration|{reviews}")
    assert [finding.code for finding in jumps.findings(specimen.report(figures))] == codes


def test_only_the_year_before_counts():
    figures = {"requests.new.person": "240"}
    assert list(jumps.findings(specimen.report(figures), ALONE)) == []
    context = Context(last_year=specimen.report(year=2021))
    assert list(jumps.findings(specimen.report(figures), context)) == []


def test_a_sum_that_is_not_complete_is_not_compared():
    last = specimen.report({"requests.new.person": "240"}, year=2023)
    context = Context(last_year=last, below=Below({}, ("望溪县教育局",)))
    assert list(jumps.findings(specimen.report(), context)) == []


COUNTS = [
    ("历年累计公开政府信息12106条。", "历年累计公开政府信息85376条。", True),
    ("历年累计公开政府信息85377条。", "历年累计公开政府信息85376条。", False),
    ("截至年底，累计主动公开信息900条。", "截至年底，累计主动公开信息1000条。", True),
    ("截至年底，累计主动公开信息900条。", "截至年底，累计发布解读1000条。", False),
    ("全年累计公开政府信息900条。", "全年累计公开政府信息1000条。", False),
]


@pytest.mark.parametrize(("here", "there", "falls"), COUNTS)
def test_a_count_from_the_start(here, there, falls):
    last = specimen.report(prose={"overview": there}, year=2023)
    found = list(jumps.findings(specimen.report(prose={"overview": here}), Context(last_year=last)))
    assert [finding.code for finding in found] == ["E-28"] * falls
    assert all(finding.quote in here for finding in found)
