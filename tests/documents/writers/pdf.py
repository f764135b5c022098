"""PDF files: printed by WeasyPrint from the web page, or by LibreOffice from the Word file."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from reports.fonts import font_css
from tests.documents.paper import Paper, Para
from tests.documents.writers.html import _words, table

STYLE = """
@page { size: A4; margin: 30mm 25mm 28mm; @bottom-center { content: "— " counter(page) " —"; font-size: 12pt } }
body { font: 12pt/1.7 "GW SongTi", "Noto Serif CJK SC", "SimSun", serif }
h1 { font-size: 18pt; text-align: center } h2 { font-size: 14pt } h3 { font-size: 12pt }
p { text-indent: 2em; margin: 0 } td { text-align: center; padding: 1.5pt; overflow-wrap: anywhere }
table { border-collapse: collapse; font-size: 9pt; line-height: 1.4; width: 100%; margin: 4pt 0; table-layout: fixed }
"""
# small type in wide cells, ordinary, large type that breaks every label
SIZES = (
    "table { font-size: 7.5pt } td { padding: 0.5pt }",
    "",
    "table { font-size: 10.5pt } @page { margin: 20mm 30mm }",
)
RULED = "td { border: 0.6pt solid #000 }"
TIMEOUT = 600


def write(paper: Paper, random: Random) -> bytes:
    """The page printed, with lines around its cells unless the dial says bare."""
    head = {"thead"} if random.random() < 0.5 else set()
    body = "\n".join(
        f"<{('p', 'h1', 'h2', 'h3')[b.level]}>{_words(b.text, set())}</{('p', 'h1', 'h2', 'h3')[b.level]}>"
        if isinstance(b, Para)
        else table(b, {"bare"} | head, random)
        for b in paper.blocks
    )
    fonts, base = _press()
    sheets = [block for block in paper.blocks if not isinstance(block, Para)]
    longer = any(
        sheet.width > len(sheet.matrix()[0]) for sheet in sheets
    )  # a fixed layout prints no cell too many
    loose = "table { table-layout: auto }" if longer else ""
    style = [*base, CSS(string=random.choice(SIZES) + loose + ("" if "bare" in paper.dials else RULED))]
    data: bytes = HTML(string=f"<html lang=zh><body>{body}</body></html>").write_pdf(
        stylesheets=style, font_config=fonts
    )
    return data


@cache
def _press() -> tuple[FontConfiguration, list[CSS]]:
    fonts = FontConfiguration()
    return fonts, [CSS(string=font_css() + STYLE, font_config=fonts)]


def office() -> str | None:
    """LibreOffice, where it is installed."""
    return shutil.which("soffice")


def converted(files: Mapping[str, bytes], to: str = "pdf") -> dict[str, bytes]:
    """Many files by name through LibreOffice in one call: ``a.docx`` comes back under ``a.docx``."""
    program = office()
    if not program or not files:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        subprocess.run(
            [
                program,
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                f"{folder}/out",
                *(str(Path(folder) / name) for name in files),
            ],
            check=True,
            capture_output=True,
            timeout=TIMEOUT,
        )
        found = {name: Path(folder) / "out" / f"{Path(name).stem}.{to}" for name in files}
        return {name: path.read_bytes() for name, path in found.items() if path.is_file()}
