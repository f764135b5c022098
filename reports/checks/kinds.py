"""The kinds the prose divides things into: who applied, by what way, with what result; whether a list names all."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Kinds:
    """One way to divide. ``members`` by key, the fuller name first; ``least`` names make a list of it all there is.

    The keys of what table three counts are its rows, or its columns.
    """

    name: str
    members: dict[str, re.Pattern[str]]
    least: int
    fewest: int = 2  # parts before a list without an introducing word is believed to be one

    def member(self, label: str) -> str | None:
        return next((key for key, pattern in self.members.items() if pattern.search(label)), None)


def _kinds(name: str, least: int, fewest: int, **members: str) -> Kinds:
    compiled = {key.replace("__", "."): re.compile(words) for key, words in members.items()}
    return Kinds(name, compiled, least, fewest)


APPLICANTS = _kinds(
    "applicants",
    6,
    2,
    business="企业|公司",
    research="科研|院所|高校|高等院校",
    legal_service="法律服务|律师|律所",
    nonprofit="公益|社会组织|社会团体",
    other="其他(?:组织|申请人|主体|类型)?[^\u4e00-\u9fff]*$",
    person="自然人|公民|个人",
)
CHANNELS = _kinds(
    "channels",
    3,
    3,
    online="网上|网络|互联网|在线|平台|网站|线上|系统",
    email="电子邮[件箱]|邮箱|电邮",
    post="信函|邮寄|邮政|来信|快递|挂号信|EMS",
    person="当面|现场|窗口|上门|来访|柜台|线下",
    fax="传真",
    other="其他(?:方式|渠道|途径|形式)|其余",
)
RESULTS = _kinds(
    "results",
    9,
    3,
    refused__state_secret="国家秘密",
    refused__law_forbids="法律[^，；]{0,6}禁止",
    refused__security_stability="三安全|社会稳定",
    refused__third_party="第三方|商业秘密|个人隐私",
    refused__internal_affairs="内部事务|内部管理",
    refused__deliberative="过程性",
    refused__enforcement_file="执法案卷",
    refused__inquiry="行政查询|查询事项",
    unavailable__not_held="不掌握|未掌握|不存在|非本机关|不属于本",
    unavailable__needs_creation="另行制作|加工分析|重新制作|需要?制作",
    unprocessed__petition="信访",
    unprocessed__repeated="重复申请",
    unprocessed__publication="公开出版物",
    unprocessed__excessive="大量反复|频次",
    unprocessed__confirmation="重新出具",
    unclear="补正后|[不未]补正|逾期",
    partly_granted="部分公开|区分处理",
    refused="不予?以?公开",
    unavailable="无法提供|不能提供",
    unprocessed="不予以?处理",
    other="其他(?!组织|申请人|主体|机构|类型|方式|渠道)|撤回|终止",
    carried_out="结转|转下|正在办理|尚在办理",
    granted="(?<!信息)(?<!申请)(?<!主动)公开(?!申请|信息|工作|条例|指南|平台|的?政府)",
)
OTHERS = _kinds("others", 3, 2, unclear="补正", fee="缴费", withdrawn="撤[回销]", otherwise="终止")
OTHER = re.compile("其[他它][^，；。]{0,6}$")
ATTRIBUTES = _kinds("attributes", 3, 3, on_request="依申请公开", withheld="不予?公开|非公开", open="主动公开")
WAYS = _kinds("ways", 2, 2, online="线上|网上|网络|互联网", offline="线下")
REVIEWS = _kinds(
    "reviews",
    4,
    3,
    upheld="维持",
    corrected="纠正|撤销|确认违法",
    pending="尚未审结|未审结|审理",
    other="其他",
)
SUITS = _kinds("suits", 2, 2, after="复议后", direct="直接起诉|未经复议")
PROPOSALS = _kinds(
    "proposals",
    2,
    2,
    deputies="人大[^，；、]{0,6}(?:建议|议案)|代表建议",
    advisers="政协[^，；、]{0,6}提案|委员提案",
)
DIVIDED = (WAYS, SUITS, PROPOSALS, ATTRIBUTES, REVIEWS)
EVERY = (APPLICANTS, CHANNELS, RESULTS, *DIVIDED)
# a list of these only counts by this name where the total is one of both
TOTAL_OF = {
    "proposals": re.compile("建议[^，；。]{0,8}提案|两案|提案[^，；。]{0,8}建议|议案提案"),
    "suits": re.compile("诉讼"),
    "ways": re.compile("申请"),
}
SOME_OF_THEM = re.compile("主办|会办|协办|重点|[国省市县区州]级?(?:人大|政协)")


def names_all(labels: list[str], led_up: str) -> bool:
    """Whether a list with these labels, of the total that ``led_up`` to it, leaves nothing out."""
    return any(
        are_of(kinds, labels) and len(labels) >= kinds.least and _is_of_it(kinds, labels, led_up)
        for kinds in DIVIDED
    )


def is_of_any(label: str) -> bool:
    """Whether it names a kind in a list that needs no word before it."""
    return any(kinds.member(label) for kinds in (*DIVIDED, OTHERS))


def are_ways_in(labels: list[str]) -> bool:
    """Whether these are ways in which applications come in: by letter nothing is published."""
    named = {CHANNELS.member(label) for label in labels}
    return are_of(CHANNELS, labels) and bool(named & {"post", "email", "person", "fax"})


def are_of(kinds: Kinds, labels: list[str]) -> bool:
    """Whether every label names a kind of its own."""
    named = [kinds.member(label) for label in labels]
    return None not in named and len(set(named)) == len(named) > 1


def _is_of_it(kinds: Kinds, labels: list[str], led_up: str) -> bool:
    total = TOTAL_OF.get(kinds.name)
    some = {match for label in labels for match in SOME_OF_THEM.findall(label)}
    return (not total or bool(total.search(led_up))) and (
        len(some) != 1 or all(word in led_up for word in some)
    )


def are_details_of_others(labels: list[str], led_up: str) -> bool:
    """“其他处理12件（逾期不补正8件、撤回4件）”."""
    return bool(OTHER.search(led_up)) and are_of(OTHERS, labels)
