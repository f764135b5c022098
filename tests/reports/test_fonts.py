"""The print faces that script/bootstrap made, and how they are made."""

import shutil
import subprocess

import pytest
from fontTools.ttLib import TTFont

from reports import fonts, glyphs

SMALL = [face for face in fonts.FACES if not face.whole]
TITLE = "2024年政府信息公开工作年度报告（一）〔2024〕12号“答复”《条例》—…·①⑩ＡＢ１"
RARE = "埇浉硚瀍㙦"


def cmap(path):
    with TTFont(path, lazy=True) as font:
        return font.getBestCmap()


@pytest.fixture
def elsewhere(monkeypatch, tmp_path):
    """Build in an empty folder, with Fandol at hand and only a handful of characters, to be quick."""
    monkeypatch.setattr(fonts, "OUT", tmp_path / "out")
    monkeypatch.setattr(fonts, "DROPPED", tmp_path / "dropped")
    monkeypatch.setattr(glyphs, "characters", lambda: {ord(character) for character in "年报"})
    (tmp_path / "dropped").mkdir()
    shutil.copytree(fonts.ROOT / "var/fonts/source", tmp_path / "out/source")
    return tmp_path


def test_every_face_is_here():
    assert fonts.missing() == []
    assert list(fonts.faces()) == [face.family for face in fonts.FACES]


@pytest.mark.parametrize("face", SMALL, ids=lambda face: face.family)
def test_a_small_face_holds_what_reports_are_written_in(face):
    here = cmap(fonts.faces()[face.family])
    assert [character for character in TITLE if ord(character) not in here] == []
    assert len(here) < 9000


@pytest.mark.parametrize("face", SMALL, ids=lambda face: face.family)
def test_a_small_face_is_truetype_under_our_name(face):
    with TTFont(fonts.faces()[face.family]) as font:
        assert font["name"].getBestFamilyName() == face.family
        assert "glyf" in font and "CFF " not in font


def test_rare_characters_are_in_the_face_behind():
    here = cmap(fonts.faces()["GW Full Song"])
    assert all(ord(character) in here for character in RARE)


def test_the_style_sheet_names_every_file_once():
    css = fonts.font_css()
    assert css.count("@font-face") == len(fonts.FACES)
    assert all(path.as_uri() in css for path in fonts.faces().values())


def test_a_second_build_touches_nothing(elsewhere):
    assert fonts.build() == []
    before = {path: path.stat().st_mtime_ns for path in fonts.OUT.glob("GW*")}
    assert fonts.build() == []
    assert before == {path: path.stat().st_mtime_ns for path in fonts.OUT.glob("GW*")}


def test_the_same_source_makes_the_same_bytes(elsewhere):
    fonts.build()
    first = fonts.faces()["GW KaiTi"].read_bytes()
    fonts.build(force=True)
    assert fonts.faces()["GW KaiTi"].read_bytes() == first


def test_an_agency_s_own_face_is_taken_and_given_back(elsewhere):
    fonts.build()
    free = fonts.faces()["GW FangSong"].read_bytes()
    licensed = fonts.DROPPED / "随便.ttf"
    glyphs.cut(fonts.OUT / "source/FandolKai-Regular.otf", licensed, "仿宋_GB2312")
    fonts.build()
    assert fonts.faces()["GW FangSong"].read_bytes() != free
    licensed.unlink()
    fonts.build()
    assert fonts.faces()["GW FangSong"].read_bytes() == free


def test_a_file_of_no_known_face_is_named(elsewhere, capsys):
    glyphs.cut(fonts.OUT / "source/FandolKai-Regular.otf", fonts.DROPPED / "x.ttf", "Some Hand")
    fonts.build()
    assert "fonts/x.ttf：认不出" in capsys.readouterr().err


@pytest.mark.parametrize("failure", ["no apt-get", "offline"])
def test_without_fandol_it_says_so_and_goes_on(elsewhere, monkeypatch, failure):
    shutil.rmtree(fonts.OUT / "source")
    if failure == "no apt-get":
        monkeypatch.setattr(shutil, "which", lambda name: None)
    else:
        monkeypatch.setattr(subprocess, "run", lambda *a, **k: subprocess.CompletedProcess(a, 100))
    problems = fonts.build()
    assert "仿宋" in problems[0]
    assert fonts.missing() == ["GW XiaoBiaoSong", "GW FangSong", "GW KaiTi"]
    assert "没有楷体（GW KaiTi），将以宋体代替。" in problems


def test_a_face_whose_source_is_gone_is_not_printed_with(elsewhere, monkeypatch):
    fonts.build()
    shutil.rmtree(fonts.OUT / "source")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    fonts.build()
    assert "GW KaiTi" in fonts.missing()


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda face: face.family)
def test_all_faces_have_one_height(face):
    """Else a rare character set from another face makes its line taller than the others."""
    with TTFont(fonts.faces()[face.family], lazy=True) as font:
        assert {name: getattr(font["hhea"], name) for name in glyphs.HHEA} == glyphs.HHEA
        assert {name: getattr(font["OS/2"], name) for name in glyphs.OS2} == glyphs.OS2


@pytest.mark.parametrize("family", ["GW FangSong", "GW KaiTi", "GW XiaoBiaoSong"])
def test_rare_characters_are_lent_by_another_face(family):
    here = cmap(fonts.faces()[family])
    assert [character for character in RARE if ord(character) not in here] == []


def test_lent_characters_are_heavier_in_a_heavy_face():
    def ink(family):
        with TTFont(fonts.faces()[family], lazy=True) as font:
            glyph = font["glyf"][font.getBestCmap()[ord("浉")]]
            return glyph.xMax - glyph.xMin

    assert ink("GW XiaoBiaoSong") > ink("GW FangSong") + 20
