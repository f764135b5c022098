"""The print faces: made once into var/fonts, then only listed.

A Chinese face holds tens of thousands of glyphs, and their number is what a PDF costs. So each face is cut
once to the characters that reports are written in, as a small TrueType file under a family name of our own;
the whole 宋体 stands behind them for the rest. `python -m reports.fonts` makes them; fonts/README.md tells
how to add licensed faces.
"""

import fcntl
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from reports import glyphs

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "var" / "fonts"  # what is made here
DROPPED = ROOT / "fonts"  # licensed faces of the agency's own
FANDOL = "FandolFang-Regular.otf", "FandolKai-Regular.otf", "FandolSong-Bold.otf"
PACKAGE = "texlive-lang-chinese"  # Debian ships Fandol in here; nothing of it is installed
VERSION = 3  # raise it when the same sources would make other files


class Lent(NamedTuple):
    """How 宋体 stands in where a face has no character: with its figures too, or with heavier strokes."""

    latin: bool
    heavier: int


@dataclass(frozen=True)
class Face:
    """One family for print: where its glyphs come from, best first."""

    family: str
    label: str  # as an official calls it
    names: tuple[str, ...]  # any of these in a dropped file's own family name makes it this face
    source: str  # a file in var/fonts/source, or "serif" / "sans" of the wheel
    whole: bool = False  # not cut
    lent: Lent | None = None  # what 宋体 lends the free source

    @property
    def file(self) -> str:
        return self.family.replace(" ", "") + (".otf" if self.whole else ".ttf")


# The narrower name comes first: 小标宋 and 仿宋 are also 宋.
FACES = (
    Face(
        "GW XiaoBiaoSong",
        "小标宋",
        ("小标宋", "xiaobiaosong", "fzxbs"),
        "FandolSong-Bold.otf",
        lent=Lent(False, 46),
    ),
    Face("GW FangSong", "仿宋", ("仿宋", "fangsong"), "FandolFang-Regular.otf", lent=Lent(True, 0)),
    Face("GW KaiTi", "楷体", ("楷体", "kaiti"), "FandolKai-Regular.otf", lent=Lent(True, 0)),
    Face("GW HeiTi", "黑体", ("黑体", "heiti", "simhei"), "sans"),
    Face("GW SongTi", "宋体", ("宋体", "songti", "simsun"), "serif"),
    Face("GW Full Song", "宋体（全字库）", (), "serif", whole=True),
)
BY_FAMILY = {face.family: face for face in FACES}


def faces() -> dict[str, Path]:
    """Family name → file, for every face that can be printed with now."""
    made = {face.family: OUT / face.file for face in FACES}
    return {family: path for family, path in made.items() if path.is_file()}


def missing() -> list[str]:
    """Families that cannot be printed; text set in them falls back to 宋体."""
    here = faces()
    return [face.family for face in FACES if face.family not in here]


def font_css() -> str:
    """@font-face rules for every face that is there; end each font-family with "GW Full Song"."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; src: url("{path.as_uri()}"); }}'
        for family, path in faces().items()
    )


def build(force: bool = False) -> list[str]:
    """Make what is not there yet and return, in Chinese, what could not be made.

    A second call makes what the first could not fetch. Raises OSError when var/fonts cannot be written.
    """
    OUT.mkdir(parents=True, exist_ok=True)
    with _alone(OUT / ".lock"):
        problems = _fetch_fandol()
        sources = _sources()
        wanted = {family: _stamp(source) for family, source in sources.items()}
        record = OUT / "fonts.json"
        made = json.loads(record.read_text()) if record.is_file() and not force else {}
        for family in BY_FAMILY.keys() - sources:  # a face whose file was taken away must not be printed with
            (OUT / BY_FAMILY[family].file).unlink(missing_ok=True)
        here = faces()
        todo = [family for family in sources if family not in here or made.get(family) != wanted[family]]
        if todo:
            with ProcessPoolExecutor(max_workers=2) as pool:
                list(pool.map(_make, todo, [sources[family] for family in todo]))
        if made != wanted:
            record.write_text(json.dumps(wanted, ensure_ascii=False, indent=1))
    return problems + [f"没有{BY_FAMILY[family].label}（{family}），将以宋体代替。" for family in missing()]


def _make(family: str, source: Path) -> None:
    """Write one face under a temporary name first, so that a half-written file is never taken for a face."""
    face = BY_FAMILY[family]
    target = OUT / face.file
    fresh = target.with_suffix(".new")
    if face.whole:
        glyphs.level(source, fresh)
    else:
        glyphs.cut(source, fresh, face.family, _lender(face, source))
    fresh.replace(target)


def _lender(face: Face, source: Path) -> glyphs.Lender | None:
    """宋体, for a free face that has gaps; an agency's own licensed face is left as its makers drew it."""
    import pylopdf_fonts_zh_cn as wheel

    if face.lent and source.name == face.source:
        return glyphs.Lender(wheel.serif_path(), face.lent.latin, face.lent.heavier)
    return None


def _sources() -> dict[str, Path]:
    """Family name → the best source at hand: the agency's own licensed file, else the free one."""
    import pylopdf_fonts_zh_cn as wheel

    free = {"serif": wheel.serif_path(), "sans": wheel.sans_path()} | {
        name: OUT / "source" / name for name in FANDOL
    }
    chosen = _dropped()
    for face in FACES:
        if face.family not in chosen and free[face.source].is_file():
            chosen[face.family] = free[face.source]
    return chosen


def _dropped() -> dict[str, Path]:
    """Family name → a file in fonts/ that says in its own name table that it is that face."""
    found: dict[str, Path] = {}
    for path in sorted(p for p in DROPPED.iterdir() if p.suffix.lower() in {".ttf", ".otf", ".ttc"}):
        own = glyphs.family_names(path)
        face = next((f for f in FACES if any(name in own for name in f.names)), None)
        if face:
            found.setdefault(face.family, path)
        else:
            print(f"fonts/{path.name}：认不出是哪种字体，未使用。", file=sys.stderr)
    return found


def _stamp(source: Path) -> str:
    return f"{VERSION} {source.name} {source.stat().st_size}"


def _fetch_fandol() -> list[str]:
    """Unpack 仿宋, 楷体 and a heavy 宋体 from Debian's package; return in Chinese why that failed."""
    target = OUT / "source"
    if all((target / name).is_file() for name in FANDOL):
        return []
    if not shutil.which("apt-get"):
        return ["本机没有 apt-get，取不到仿宋和楷体；可将有授权的字体放入 fonts/ 文件夹。"]
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=OUT) as temporary:
        # it warns on stderr that it cannot drop privileges in a private folder; its exit code matters
        fetched = subprocess.run(
            ["apt-get", "download", "-q", PACKAGE], cwd=temporary, capture_output=True, text=True
        )
        package = next(Path(temporary).glob("*.deb"), None)
        if fetched.returncode or package is None:
            return [f"取不到 Debian 软件包 {PACKAGE}，仿宋和楷体暂缺；联网后运行 script/bootstrap。"]
        _unpack(package, target)
    return []


def _unpack(package: Path, target: Path) -> None:
    """Copy the Fandol files, and nothing else, out of a Debian package; their licence goes with them."""
    content = package.with_name("content")
    subprocess.run(["dpkg-deb", "-x", package, content], check=True)
    for path in content.rglob("*"):
        if path.parent.name == "fandol" and path.name in {*FANDOL, "COPYING.gz"}:
            path.replace(target / path.name)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    for sentence in build(force="--force" in sys.argv):
        print(f"提醒：{sentence}", file=sys.stderr)
