"""The public report page under load, beside a static file served by the same process. Needs wrk (Debian: wrk).

Run: ``.venv/bin/python -m tests.benchmarks.bench_portal``. Loads only this machine, for a few seconds each.
"""

import http.client
import os
import re
import shutil
import subprocess
import sys

PORT = "8018"
CONNECTIONS, SECONDS = 16, 6
PAGE = "/2025/yunchuan-jyj/"


def main() -> None:
    """Serve the demo, measure each address, print requests a second and the ratio to the static file."""
    if not shutil.which("wrk"):
        sys.exit("wrk is not installed: apt-get install wrk")
    environment = os.environ | {"PORT": PORT, "DEMO": "true"}
    server = subprocess.Popen(
        [sys.executable, "-m", "config.serve"], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        for line in server.stdout:
            if f":{PORT}" in line:
                break
        report()
    finally:
        server.terminate()
        server.wait()


def report() -> None:
    """One line an address."""
    etag = header(PAGE, "ETag")
    static = re.search(r'href="(/static/css/portal[^"]+)"', body(PAGE))[1]
    rates = {
        "static file": rate(static),
        "list of a year": rate("/2025/"),
        "report page": rate(PAGE),
        "report page, 304": rate(PAGE, f"If-None-Match: {etag}"),
        "PDF": rate(f"{PAGE}report.pdf"),
    }
    for name, (requests, p99) in rates.items():
        print(
            f"{name:18} {requests:8.0f} req/s  p99 {p99:>8}  {requests / rates['static file'][0]:.2f} of static"
        )


def rate(address: str, header: str = "") -> tuple[float, str]:
    """(requests a second, 99th percentile of the latency as wrk prints it)."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency"]
    command += ["-H", header] if header else []
    output = subprocess.run(
        [*command, f"http://127.0.0.1:{PORT}{address}"], capture_output=True, text=True, check=True
    ).stdout
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), re.search(r"99%\s+(\S+)", output)[1]


def answer(address: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", int(PORT))
    connection.request("GET", address)
    return connection.getresponse()


def header(address: str, name: str) -> str:
    return answer(address).headers[name]


def body(address: str) -> str:
    return answer(address).read().decode()


if __name__ == "__main__":
    main()
