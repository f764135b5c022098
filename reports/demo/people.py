"""The people of the demo: an author and a reviewer for each agency, three supervisors, three administrators."""

from __future__ import annotations

from dataclasses import dataclass

from agencies import actions
from agencies.models import Agency, Person
from agencies.roles import Role
from reports.demo.agencies import AGENCIES, BY_CODE, CITY, COUNTY

PASSWORD = "Yanshi-2026"
SURNAMES = "安白岑池丁方顾何简柯黎孟宁欧潘齐阮沈唐温夏严郑"
GIVEN = (
    *("以宁", "书禾", "知远", "若谷", "景行", "思齐", "云舒", "怀瑾", "清和", "望舒"),
    *("安澜", "明川", "语桐", "承志", "疏影", "允和", "致宁", "采薇", "慎之", "青禾"),
)


@dataclass(frozen=True)
class Account:
    """Somebody who signs in. ``tries`` says what the account is good for; accounts without it are not shown."""

    username: str
    role: Role
    agency: str
    tries: str = ""

    @property
    def agency_name(self) -> str:
        return BY_CODE[self.agency].name


TRIES = {
    "fgj-tianbao": "续填只写了一半的2025年报告",
    "zrzyj-tianbao": "2025年报告表三第一项加第二项不等于第三项加第四项，找出并改正",
    "zwj-tianbao": "从空白填写2025年报告；看2020年草稿里原样载入、前后不符的总计",
    "kgj-tianbao": "2025年报告有漏填的格，可用“空白填0”",
    "rsj-tianbao": "2025年报告已退回，逐条处理批注后重新提交",
    "czj-tianbao": "撤回刚提交、审核人还没有打开的2025年报告",
    "czj-shenhe": "开始审核并报送2025年报告",
    "zjj-shenhe": "正在审核2025年报告：写要点，退回或者报送",
    "jtj-shenhe": "发布已经通过的2025年报告",
    "yunchuan-tianbao": "填写全县2025年汇总报告",
    "yunchuan-shenhe": "查看县政府办公室各年报告",
    "yunchuan-zhuguan": "审核各部门报送的报告，看2025年进度和逾期单位",
    "yunchuan-zhuguan2": "审核县政府办公室自己的2025年报告",
    "lanjiang-tianbao": "填写全市2025年汇总报告",
    "lanjiang-shenhe": "查看市政府办公室各年报告",
    "lanjiang-zhuguan": "审核市司法局报送的2025年报告，布置年度，看全市进度",
    "xitong": "系统管理：不接触报告内容",
    "anquan": "安全管理：不接触报告内容",
    "shenji": "审计管理：不接触报告内容",
}


def username(code: str, word: str) -> str:
    """“fgj-tianbao” for yunchuan-fgj; a city department keeps its own last part too."""
    return f"{code.removeprefix(f'{COUNTY}-').removeprefix(f'{CITY}-')}-{word}"


def _accounts() -> list[Account]:
    rows = [
        ("xitong", Role.SYSTEM_ADMIN, CITY),
        ("anquan", Role.SECURITY_ADMIN, CITY),
        ("shenji", Role.AUDIT_ADMIN, CITY),
    ]
    for code in (spec.code for spec in AGENCIES):
        rows.append((username(code, "tianbao"), Role.AUTHOR, code))
        rows.append((username(code, "shenhe"), Role.REVIEWER, code))
    rows += [
        (f"{COUNTY}-zhuguan", Role.SUPERVISOR, COUNTY),
        (f"{COUNTY}-zhuguan2", Role.SUPERVISOR, COUNTY),
        (f"{CITY}-zhuguan", Role.SUPERVISOR, CITY),
    ]
    return [Account(name, role, code, TRIES.get(name, "")) for name, role, code in rows]


ACCOUNTS = tuple(_accounts())
SHOWN = tuple(sorted((a for a in ACCOUNTS if a.tries), key=lambda a: list(TRIES).index(a.username)))


def name_of(number: int) -> str:
    """An invented name; the two lists have no common divisor, so none comes twice."""
    return SURNAMES[number % len(SURNAMES)] + GIVEN[number % len(GIVEN)]


def create() -> tuple[dict[str, Agency], dict[str, Person]]:
    """The agencies by code and the people by username.

    Set-up makes the root and the first two administrators, who make everything else: the system administrator the
    agencies and accounts, the security administrator the appointments.
    """
    people = {a.username: _person(a, number, None) for number, a in enumerate(ACCOUNTS[:2])}
    system, security = people["xitong"], people["anquan"]
    agencies: dict[str, Agency] = {}
    for spec in AGENCIES:
        agencies[spec.code] = actions.create_agency(
            spec.code,
            spec.name,
            by=system,
            office_name=spec.office_name,
            level=spec.level,
            kind=spec.kind,
            parent=agencies.get(spec.parent or ""),
            makes_regulations=spec.makes_regulations,
            contact=spec.address,
        )
    people |= {a.username: _person(a, n, system) for n, a in enumerate(ACCOUNTS) if n >= len(people)}
    actions.issue_password(people.values(), PASSWORD, by=system)
    for account in ACCOUNTS:
        by = None if account.username == "anquan" else security
        actions.appoint(people[account.username], agencies[account.agency], account.role, by=by)
    return agencies, people


def _person(account: Account, number: int, by: Person | None) -> Person:
    return actions.create_person(account.username, name_of(number), by=by, is_demo=True)
