"""A figure is cited with the version it stands in and the address it keeps."""

from dataclasses import replace
from datetime import date

from reports.citing import Source, bibtex, gb7714, ris

ADDRESS = "https://gk.example.gov.cn/a/2024/wangxi-swj/v1/figures/requests.new.total/"
WHOLE = Source("望溪县水务局", "望溪县水务局2024年政府信息公开工作年度报告", date(2025, 1, 20), ADDRESS, 1)
PART = replace(WHOLE, version=2, part="本年新收，总计")


def test_gb_t_7714() -> None:
    assert gb7714(WHOLE) == (
        "望溪县水务局. 望溪县水务局2024年政府信息公开工作年度报告[EB/OL]. (2025-01-20)[引用日期]. "
        + ADDRESS
        + "."
    )
    assert "年度报告（第2版）：本年新收，总计[EB/OL]" in gb7714(PART)


def test_the_formats_of_programs_name_author_day_and_address() -> None:
    for said in (bibtex(PART), ris(PART)):
        assert all(word in said for word in ("望溪县水务局", "2025", ADDRESS, "第2版"))
    assert bibtex(PART).startswith("@online{a-2024-wangxi-swj-v1-figures-requests.new.total,")
    assert ris(PART).startswith("TY  - ELEC\n") and ris(PART).endswith("ER  - ")


def test_no_sign_of_bibtex_is_taken_for_one() -> None:
    said = bibtex(replace(WHOLE, part="a}b_50%\\"))
    assert r"：a｝b\_50\%＼}," in said and said.count("{") == said.count("}")
