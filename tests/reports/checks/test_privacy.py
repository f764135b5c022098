"""Personal data: numbers that belong to somebody, names beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checks import privacy
from tests.passages import found, told

VALID = "11010519491231002X"
PRIVATE = [
    ("TXT-01", "BLOCK", f"申请人身份证号{VALID}。", "统一社会信用代码113410020031234567。"),
    ("TXT-01", "BLOCK", "证件号码：110105 19491231 002x", "合同编号110105 19491331 002X"),
    ("TXT-01", "BLOCK", "证件号１１０１０５１９４９１２３１００２Ｘ", "证件号已作隐去处理"),
    ("TXT-01", "WARN", "身份证110105194912310021", "项目代码901010519491231002"),
    ("TXT-01", "WARN", "身份证110105491231002", "流水号110105491331002"),
    ("TXT-02", "WARN", "联系电话13800138000", "联系电话0379-65250218"),
    ("TXT-02", "WARN", "手机：138-0013-8000", "政务服务热线12345"),
    ("TXT-02", "WARN", "电话+86 138 0013 8000", "传真：0379—65250219"),
    ("TXT-02", "WARN", "致电１３８００１３８０００", "点击量13800138000次"),
    ("TXT-02", "WARN", "手机1380 013 8000", "邮编471000"),
    ("TXT-03", "WARN", "账号6222021234567890128", "流水号6222021234567890123"),
    ("TXT-03", "WARN", "银行卡号：6228 4800 1234 5678 912", "收款账号：6228480012345678912345"),
    ("TXT-03", "WARN", "车牌豫C12345", "京ICP备12345678号"),
    ("TXT-03", "WARN", "查处皖A·D12345", "京公网安备11010502030143号"),
    ("TXT-03", "WARN", "护照号码：E12345678", "护照办理指南"),
    ("TXT-03", "HINT", "邮箱wx12345@qq.com", "邮箱swj@wangxi.gov.cn"),
    ("TXT-03", "HINT", "邮箱：zhang.san@163.com", "邮箱：xxgk@zj.cn"),
    ("TXT-03", "WARN", "家住河东街道幸福路12号", "地址：望溪县人民路12号"),
    ("TXT-03", "WARN", "幸福小区3号楼2单元501室", "政务中心3号楼201室"),
    ("TXT-03", "WARN", "住址：桥头镇李家村5组", "核实征收住址信息"),
    ("TXT-03", "HINT", "联系人：张建国，电话65250218", "联系人：政务公开股，电话65250218"),
    ("TXT-03", "HINT", "联系人：马超（科长）", "联系人：高新区办公室"),
    ("TXT-03", "HINT", "填报人:李娜", "审核人:王某"),
    ("E-47", "WARN", "申请人王建国向我局申请公开征地信息", "申请人向我局申请公开征地信息"),
    ("E-47", "WARN", "村民李二牛反映补偿问题", "村民林权申请材料"),
    ("E-47", "WARN", "居民赵敏于2024年3月提出申请", "居民张贴于公告栏的通知"),
    ("TXT-03", "HINT", "与办公室孙丽娟同志联系", "与办公室值班同志联系"),
    ("TXT-03", "WARN", "账户为中国工商银行6222021702012345678", "账户为中国工商银行1705020109024501234"),
    ("E-47", "WARN", "收到张伟提交的申请1件", "收到邮寄提交的申请1件"),
    ("E-47", "WARN", "与张国强发生行政诉讼1件", "与企业发生行政诉讼1件"),
    ("E-47", "WARN", "申请人陈某某（女，45岁）", "申请人陈述意见（书面）"),
    ("E-47", "WARN", "申请人：周涛，申请公开规划", "申请人：张某某，申请公开规划"),
    ("E-47", "WARN", "其中，刘德贵诉我局信息公开一案已审结", "其中，当事人诉我局信息公开一案已审结"),
    (
        "E-47",
        "WARN",
        "行政复议1件，陈秀英等3人不服答复申请行政复议",
        "行政复议1件，申请人不服答复申请行政复议",
    ),
]


@pytest.mark.parametrize(("code", "severity", "bad", "good"), PRIVATE)
def test_personal_data(code: str, severity: str, bad: str, good: str) -> None:
    assert told(privacy, good) == set()
    assert told(privacy, bad) == {(code, severity)}


def test_what_the_clerk_reads_hides_the_middle_of_the_number() -> None:
    (finding,) = found(privacy, f"申请人证件{VALID}，另一人证件{VALID}。")
    assert finding.message == (
        "“六、其他需要报告的事项”中“110……2X”等2处是居民身份证号码，属于个人信息，不得公开，请删去。"
    )
    assert VALID in finding.quote


def test_a_number_is_told_of_as_one_thing() -> None:
    assert told(privacy, f"卡号{VALID}") == {("TXT-01", "BLOCK")}


@given(st.from_regex(r"[1-9][0-9]{15}", fullmatch=True))
def test_of_ten_last_digits_one_passes_the_test_of_cards(digits: str) -> None:
    assert sum(privacy.luhn(f"{digits}{last}") for last in range(10)) == 1


@given(st.from_regex(r"[1-9][0-9]{16}", fullmatch=True))
def test_of_eleven_check_digits_one_is_right(digits: str) -> None:
    assert sum(privacy.checks_out(f"{digits}{last}") for last in "0123456789X") == 1
