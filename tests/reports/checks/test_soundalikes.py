"""Characters taken for others that sound or look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checks import soundalikes, typos
from tests.passages import found, told

SLIPS = [
    ("内容不够全面，行式单一", "形式单一"),
    ("规范依申请公开办理流成", "公开办理流程"),
    ("深入贯撤落实条例", "深入贯彻落实条例"),
    ("结转下年渡继续办理", "结转下年底之前办理"),
    ("做到应公开尽公天", "应公开尽公开"),
    ("保障公众知清权，提高透明度", "及时公布、即时公布"),
    ("信息公开工做取得成效", "依法行使职权"),
    ("主动公开信息内溶不够丰富", "在企业群中转发"),
    ("重点令域信息", "村级公开栏内公示"),
    ("加强队伍建没", "规范化、标准化管理"),
]


@pytest.mark.parametrize(("bad", "good"), SLIPS)
def test_slips(bad: str, good: str) -> None:
    assert told(typos, good) == set()
    assert told(typos, bad) == {("TXT-17", "WARN")}


def test_the_right_word_is_named() -> None:
    (finding,) = found(typos, "内容不够全面，行式单一。")
    assert "“行式单一”应为“形式单一”，请改正。" in finding.message


def test_set_words_are_right_beside_one_another() -> None:
    assert list(soundalikes.slips("，".join((soundalikes.WORDS + soundalikes.KEPT_AS_WELL).split()))) == []


@given(st.characters(), st.characters())
def test_alike_goes_both_ways_by_sound(one: str, other: str) -> None:
    if f"{one}{other}" not in soundalikes.LOOKS and f"{other}{one}" not in soundalikes.LOOKS:
        assert soundalikes.alike(one, other) == soundalikes.alike(other, one)
