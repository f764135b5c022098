"""One report as a PDF, warm and cold, beside Chromium's and LibreOffice's print of the same page, in one run.

Run: python tests/benchmarks/bench_pdf.py. Trust the ratios, not the milliseconds.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-pdf-header-footer",
)
COLD = """
import django
django.setup()
from reports.filetypes import pdf
from tests.reports.filetypes.samples import ordinary
pdf.write(ordinary())
"""
ROUNDS = 5


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


def contenders(page: str, folder: Path) -> dict[str, Callable[[], object]]:
    """Whatever is installed here, each started afresh, as it prints one file."""
    source = folder / "report.html"
    source.write_text(page)
    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    office = shutil.which("soffice")
    found: dict[str, Callable[[], object]] = {"weasyprint cold": lambda: run(sys.executable, "-c", COLD)}
    if chromium:
        found["chromium"] = lambda: run(
            chromium, *CHROMIUM, f"--print-to-pdf={folder}/c.pdf", source.as_uri()
        )
    if office:
        found["libreoffice"] = lambda: run(
            office, "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", folder, source
        )
    return found


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    sys.path.insert(0, str(ROOT))
    os.environ["PYTHONPATH"] = str(ROOT)
    import django

    django.setup()
    from reports.filetypes import html, pdf
    from reports.fonts import font_css
    from tests.reports.filetypes import samples

    report = samples.ordinary()
    size = len(pdf.write(report))
    warm = median(lambda: pdf.write(report), 10)
    print(f"weasyprint warm   {warm:7.0f} ms   1.0   {size / 1024:.0f} KB")
    style = f"<style>{font_css()}{pdf.STYLE.read_text()}</style></head>"
    with tempfile.TemporaryDirectory() as folder:
        page = html.page(report).replace("</head>", style)
        for name, work in contenders(page, Path(folder)).items():
            took = median(work, 3)
            print(f"{name:<17} {took:7.0f} ms   {took / warm:.1f}")


if __name__ == "__main__":
    main()
