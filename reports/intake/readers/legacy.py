"""Old Word files (.doc .wps .rtf and Word's XML of 2003): turned into .docx by LibreOffice where it is installed.

It runs in a profile and folder of its own, which go with it; links in a file are not followed, macros never run.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from reports.intake import processes
from reports.intake.readers import docx
from reports.intake.source import Source, Unreadable

SECONDS = 9  # to turn one file; the reading that follows takes a tenth of one
LOOK = 0.2  # seconds from one look at its memory to the next
MEGABYTES = 512  # resident, of any process of it
ABSENT = "这是旧版 Word 文件，这里读不了。请用 Word 或 WPS 打开，另存为 .docx 后再试。"
TOO_LONG = "这个旧版 Word 文件太大或太复杂，没有读完。请用 Word 或 WPS 打开，另存为 .docx 后再试。"
FAILED = "这个旧版 Word 文件读不出来，可能加了密码或者已经损坏。请用 Word 或 WPS 打开，取消密码，另存为 .docx 后再试。"
SAFE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


def read(data: bytes, suffix: str = "doc") -> Source:
    """A file as ``suffix`` says: doc, wps, rtf, xml, odt. Errors: Unreadable, with what to do instead."""
    found = docx.read(convert(data, suffix))
    return replace(found, format="wps" if suffix == "wps" else "doc")


def finder() -> str | None:
    """LibreOffice's program, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(data: bytes, suffix: str) -> bytes:
    """The file as .docx. Errors: Unreadable where there is no LibreOffice, or where it fails or takes too much."""
    program = finder()
    if program is None:
        raise Unreadable(ABSENT)
    with tempfile.TemporaryDirectory(prefix="intake-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = folder / "profile" / "user"
        settings.mkdir(parents=True)
        (settings / "registrymodifications.xcu").write_text(SAFE, encoding="utf-8")
        (folder / f"report.{'doc' if suffix == 'wps' else suffix}").write_bytes(data)
        _run(program, folder)
        made = folder / "made" / "report.docx"
        if not made.is_file():
            raise Unreadable(FAILED)
        return made.read_bytes()


def _run(program: str, folder: Path) -> None:
    """One conversion, ended with everything it started when time or memory run out."""
    source = next(folder.glob("report.*"))
    command = [program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", "docx"]
    command += [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--outdir", str(folder / "made")]
    process = subprocess.Popen(
        [*command, str(source)],
        cwd=folder,
        env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
        preexec_fn=roomy,
    )
    end = time.monotonic() + SECONDS
    try:
        while not _ended(process):
            if time.monotonic() > end or processes.largest(process.pid) > MEGABYTES * 2**20:
                raise Unreadable(TOO_LONG)
    finally:
        processes.end(process)
        process.wait()


def _ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether it ends within the time between two looks at its memory."""
    try:
        process.wait(LOOK)
    except subprocess.TimeoutExpired:
        return False
    return True


def roomy() -> None:
    """Lift the soft memory limits a reader runs under: LibreOffice maps far more than it uses, and is watched instead."""
    for limit in (resource.RLIMIT_AS, resource.RLIMIT_DATA):
        hard = resource.getrlimit(limit)[1]
        resource.setrlimit(limit, (hard, hard))
