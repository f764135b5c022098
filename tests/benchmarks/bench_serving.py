"""Public pages from the application and, exported, from nginx on the same machine in the same run.

Needs wrk and nginx (Debian: ``apt-get install wrk nginx-light libnginx-mod-http-brotli-static``); ``NGINX_ROOT`` names the
folder of one that is only unpacked. Run: ``.venv/bin/python -m tests.benchmarks.bench_serving``.
Loads only this machine, over loopback, for ``SECONDS`` each.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPLICATION, PLAIN = 8405, 8415  # ports
CONNECTIONS, SECONDS = 16, 5
NGINX = Path(os.environ.get("NGINX_ROOT", "/"))
PAGE = "/2025/yunchuan-jyj/"
CONF = """
daemon off; worker_processes 2; pid {home}/pid; error_log {home}/error.log; {module}
events {{ worker_connections 512; }}
http {{
  include {types}; default_type application/octet-stream; access_log off; sendfile on; tcp_nopush on;
  client_body_temp_path {home}/a; proxy_temp_path {home}/b; fastcgi_temp_path {home}/c; uwsgi_temp_path {home}/d;
  scgi_temp_path {home}/e;
  server {{ listen 127.0.0.1:{port}; {locations} }}
}}
"""


def main() -> None:
    """Serve the demo by both, measure each address, print requests a second and what nginx makes of them."""
    if not shutil.which("wrk") or not (NGINX / "usr/sbin/nginx").is_file():
        sys.exit(
            "wrk or nginx is not installed: apt-get install wrk nginx-light libnginx-mod-http-brotli-static"
        )
    with tempfile.TemporaryDirectory() as folder, served_by_the_application():
        home = Path(folder)
        os.chmod(home, 0o755)
        print(export(home / "out"))
        with served_by_nginx(home):
            report()


@contextmanager
def served_by_the_application() -> Iterator[None]:
    environment = os.environ | {"PORT": str(APPLICATION), "DEMO": "true"}
    server = subprocess.Popen(
        [sys.executable, "-m", "config.serve"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        any("已启动" in line for line in server.stdout)
        yield
    finally:
        server.terminate()
        server.wait()


def export(out: Path) -> str:
    """Errors: CalledProcessError when a link leads nowhere."""
    command = [sys.executable, "manage.py", "export_static", "--out", str(out)]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"DEMO": "true"}, check=True, text=True, stdout=subprocess.PIPE
    )
    return done.stdout.splitlines()[0]


@contextmanager
def served_by_nginx(home: Path) -> Iterator[None]:
    """The configuration that the export wrote, without brotli where the module is missing."""
    locations = (home / "out.nginx.conf").read_text()
    module = NGINX / "usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
    if not module.is_file():
        locations = locations.replace("brotli_static on;", "")
    load = f"load_module {module};" if module.is_file() else ""
    user = "user root;" if os.geteuid() == 0 else ""
    conf = home / "nginx.conf"
    types = NGINX / "etc/nginx/mime.types"
    conf.write_text(user + CONF.format(home=home, module=load, port=PLAIN, locations=locations, types=types))
    server = subprocess.Popen([str(NGINX / "usr/sbin/nginx"), "-c", str(conf), "-e", str(home / "error.log")])
    try:
        time.sleep(1)
        yield
    finally:
        server.terminate()
        server.wait()


def report() -> None:
    """One line an address; beside it the page made anew by Django each time, as for somebody signed in."""
    static = re.search(r'href="(/static/css/portal[^"]+)"', answer(APPLICATION, PAGE).read().decode())[1]
    packed = "Accept-Encoding: br, gzip"
    print(f"{'':24}{'application':>13}{'nginx':>10}  ratio   p99")
    line("report page", PAGE)
    line("report page, compressed", PAGE, packed)
    line("report page, 304", PAGE, etag=True)
    line("list of a year", "/2025/")
    line("PDF", f"{PAGE}report.pdf")
    line("static file", static)
    line("report page by Django", PAGE, "Cookie: sessionid=none")


def line(name: str, address: str, header: str = "", etag: bool = False) -> None:
    found = []
    for port in (APPLICATION, PLAIN):
        own = f"If-None-Match: {answer(port, address).headers['ETag']}" if etag else header
        answer(port, address, own), answer(port, address, own)
        found.append(rate(port, address, own))
    (ours, p99), (theirs, _) = found
    print(f"{name:24}{ours:10.0f}/s {theirs:8.0f}/s   {ours / theirs:.2f}   {p99}", flush=True)


def rate(port: int, address: str, header: str) -> tuple[float, str]:
    """(requests a second, 99th percentile of the latency as wrk prints it)."""
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "--latency",
        *(["-H", header] if header else []),
    ]
    output = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{address}"], capture_output=True, text=True, check=True
    ).stdout
    if "Non-2xx" in output:
        sys.exit(f"{address} does not answer with 200 or 304:\n{output}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), re.search(
        r"^\s+99%\s+(\S+)", output, re.M
    )[1]


def answer(port: int, address: str, header: str = "") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    name, _, value = header.partition(": ")
    connection.request("GET", address, headers={name: value} if name else {})
    return connection.getresponse()


if __name__ == "__main__":
    main()
