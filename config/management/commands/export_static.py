"""The whole public side as files, for a plain web server or another portal's column."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.crawl import Crawl, Site
from config.links import anchors
from config.mirror import Foreign, Mirror, file_of
from config.nginx import conf
from config.serve import collect_static

NAMED = 40  # so many of a long list are named
ROBOTS = "User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n"


class Command(BaseCommand):
    help = "把全部公开页面和文件导出成静态文件，放到任何网页服务器上都能看；再次导出只改写变了的文件。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--out", required=True, type=Path, help="导出到这个目录")
        parser.add_argument("--base", help="以后访问的网址，例如 https://www.example.gov.cn/zwgk/xxgk")

    def handle(self, *args: Any, out: Path, base: str | None, **options: Any) -> None:
        if base is not None:
            sys.exit(subprocess.run(_again(out, options), env=_at(base), check=False).returncode)
        began = time.monotonic()
        collect_static()
        try:
            mirror = Mirror(out)
        except Foreign:
            raise CommandError(f"{out} 里已有不是导出的文件。请换一个空目录，以免覆盖。") from None
        crawl = Crawl(Site(), mirror.take)
        with (
            _only_errors()
        ):  # a page that is not there is told at the end, and 404.html is asked for on purpose
            crawl.run()
        self._finish(crawl, mirror)
        mirror.close()
        self._tell(crawl, mirror, time.monotonic() - began)

    def _finish(self, crawl: Crawl, mirror: Mirror) -> None:
        """What is no page: robots.txt, and beside the folder how nginx serves it."""
        site = crawl.site
        if "/robots.txt" not in crawl.digests:
            mirror.put("robots.txt", ROBOTS.format(base=site.base).encode(), packed=False)
        text = conf(mirror.out, site.prefix, site.static, site.get("/"), crawl.gone)
        mirror.out.with_name(f"{mirror.out.name}.nginx.conf").write_text(text)

    def _tell(self, crawl: Crawl, mirror: Mirror, seconds: float) -> None:
        """Errors: CommandError, with the list, when a link leads nowhere."""
        pages = len(crawl.digests)
        parts = "，".join(f"{word}{mirror.counts[word]}" for word in "新改删同")
        self.stdout.write(
            f"已导出 {pages} 个页面和文件到 {mirror.out}（{parts}），{seconds:.1f} 秒，每秒 {pages / seconds:.0f} 个。"
        )
        self._list("这些链接要有服务程序才能用，没有导出：", [(to, by[0]) for to, by in crawl.served.items()])
        asked = [(to, by) for found in crawl.queries.values() for to, by in list(found.items())[:1]]
        self._list("这些链接靠“?”后面的参数，导出后只得到不带参数的页面：", asked)
        broken = [f"{to} ← {by}" for to, sources in crawl.broken.items() for by in sources]
        broken += _lost_anchors(crawl, mirror.out) + mirror.failed
        if broken:
            raise CommandError("以下链接没有着落：\n" + "\n".join(broken))

    def _list(self, sentence: str, found: list[tuple[str, str]]) -> None:
        if found:
            lines = [f"  {to}（见 {by}）" for to, by in sorted(found)[:NAMED]]
            more = [f"  等{len(found)}个"] if len(found) > NAMED else []
            self.stdout.write("\n".join([sentence, *lines, *more]))


@contextmanager
def _only_errors() -> Iterator[None]:
    logger = logging.getLogger("django.request")
    before = logger.level
    logger.setLevel(logging.ERROR)
    yield
    logger.setLevel(before)


def _lost_anchors(crawl: Crawl, out: Path) -> list[str]:
    """Links to a place in a page that is not there."""
    lost = []
    for path, wanted in sorted(crawl.anchors.items()):
        file = out / file_of(path)
        if path in crawl.digests and file.suffix == ".html":
            missing = wanted.keys() - anchors(file.read_bytes())
            lost += [f"{path}#{name} ← {wanted[name]}" for name in sorted(missing)]
    return lost


def _again(out: Path, options: dict[str, Any]) -> list[str]:
    """The same command in a process of its own: all that depends on the prefix is made once in a process."""
    manage = Path(settings.BASE_DIR) / "manage.py"
    command = [sys.executable, str(manage), "export_static", "--out", str(out.resolve())]
    return [*command, "--verbosity", str(options["verbosity"])]


def _at(base: str) -> dict[str, str]:
    """The environment of a site at this address. Errors: CommandError."""
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise CommandError("--base 应是完整的网址，例如 https://www.example.gov.cn/zwgk/xxgk。")
    here = {
        "SITE_DOMAIN": parts.netloc,
        "ALLOWED_HOSTS": parts.hostname,
        "URL_PREFIX": parts.path.rstrip("/"),
    }
    here |= {"HTTPS": str(parts.scheme == "https").lower(), "SITE_URL": f"{parts.scheme}://{parts.netloc}"}
    return os.environ | here
