"""Signs that came out wrong."""

import pytest

from reports.checks import letters
from tests.passages import found, told

SIGNS = [
    ("WARN", "公开\ufffd\ufffd信息", "公开信息"),
    ("WARN", "公开\ue001信息", "公开①信息"),
    ("WARN", "锟斤拷锟斤拷", "斤斤计较"),
    ("WARN", "收到申请????件", "是否公开？"),
    ("WARN", "鏀垮簻淇℃伅鍏紑锛", "政府信息公开"),
    ("WARN", "政府信□公开", "□是"),
    ("WARN", "信息&nbsp;公开", "研发&推广"),
    ("WARN", "信息公开<br/>情况", "面积<90平方米"),
    ("WARN", "公开信息1２3条", "公开信息１２３条"),
    ("WARN", "2O24年公开", "O型、1-O级"),
    ("WARN", "收到申请1l件", "l号楼"),
    ("WARN", "加強組織領導", "加强组织领导"),
    ("WARN", "在縣政府門戶網站公布", "出版《臺灣通史》一册"),
    ("HINT", "政府信息\u200b公开", "政府信息\u3000公开"),
    ("HINT", "\ufeff政府信息公开", "政府信息公开"),
    ("HINT", "⾏政复议", "行政复议"),
]


@pytest.mark.parametrize(("severity", "bad", "good"), SIGNS)
def test_signs(severity: str, bad: str, good: str) -> None:
    assert told(letters, good) == set()
    assert told(letters, bad) == {("TXT-07", severity)}


def test_no_sign_of_the_list_is_in_the_simplified_set() -> None:
    assert letters.TRADITIONAL.encode("gb2312", errors="ignore") == b""
    assert len(set(letters.TRADITIONAL)) > 600


def test_what_does_not_print_is_named_by_number() -> None:
    (finding,) = found(letters, "依申请公开政府信\u200b息公开，政府\u200b信息公开。")
    assert finding.quote == "依申请公开政府信息公开，政府信息公开"
    assert "等2处夹有看不见的字符（U+200B）" in finding.message
