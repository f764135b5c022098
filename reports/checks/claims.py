"""What reports say with numbers, and the cells each number stands for: data only, read by prose_numbers.

A claim binds a number to the words right before it, or right after it (``after``). What is not sure to be
meant of the whole agency (``narrow``), or of these applications (``about``), is left alone.
"""

from __future__ import annotations

import re

from reports.checks.claim import Claim, Side, last, type_pattern, words

NEW = Side("表三“一、本年新收”总计", ("requests.new",))
NEW_AND_OLD = Side("“一、本年新收”与“二、上年结转”总计之和", ("requests.new", "requests.carried_in"))
RECEIVED_SIDES = (NEW, NEW_AND_OLD)
CARRIED_IN = Side("表三“二、上年结转”总计", ("requests.carried_in",))
CARRIED_OUT = Side("表三“四、结转下年度继续办理”总计", ("requests.carried_out",))
HANDLED = Side("表三“（七）总计”", ("requests.handled",))
ANSWERS = ("requests.granted", "requests.partly_granted", "requests.refused", "requests.unavailable")
ANSWERED = Side("其中（一）至（五）之和", (*ANSWERS, "requests.unprocessed"))
RESULTS = {
    "granted": Side("表三“（一）予以公开”总计", ("requests.granted",)),
    "partly": Side("表三“（二）部分公开”总计", ("requests.partly_granted",)),
    "both": Side("表三“（一）予以公开”与“（二）部分公开”总计之和", ANSWERS[:2]),
    "refused": Side("表三“（三）不予公开”各行总计之和", ("requests.refused",)),
    "unavailable": Side("表三“（四）无法提供”各行总计之和", ("requests.unavailable",)),
    "unprocessed": Side("表三“（五）不予处理”各行总计之和", ("requests.unprocessed",)),
    "other": Side("表三“（六）其他处理”总计", ("requests.other",)),
}
APPLICATION = (
    "(?:各类|有效|书面|群众|市民|居民|村民|个人|企业|单位|以[^，。]{1,10}为[^，。]{1,8}的|社会公众|公众|公民|法人|其他组织|和|或|、|申请人|提交|提出|新增|新|涉及|共|到|了|的|有关|政府|政务|信息|依申请|依法|公开)*"
    "(?:申请(?:件|表|书)?|依申请公开(?:件|事项)?)"
)
RECEIVED = "(?:收到|受理|收办|接到|接收到?|收悉|提出)"
REQUESTS = re.compile("申请")
# 办结 and 答复 have no object of their own: the last thing spoken of has to be the applications
OTHER_OBJECTS = (
    "建议|提案|热线|工单|留言|诉求|信件|信箱|来信|来电|来访|(?<!信访)(?<!信访、)(?<!举报)(?<!举报、)投诉(?!、?举报|类)|"
    "(?<!信访)(?<!信访、)(?<!投诉)(?<!投诉、)举报(?!、?投诉|类)|咨询|意见|许可|处罚|问卷|法律援助|公证|仲裁|调解|案卷评查"
)
LAST_SPOKEN_OF = last("申请", OTHER_OBJECTS)
OUR_OBJECT = "(?<!事项)(?<!登记)(?<!许可)(?<!补[贴助])(?<!救助)(?<!业务)申请"
NOTHING_ELSE = re.compile(f"^(?:(?!{OTHER_OBJECTS}).)*$|{LAST_SPOKEN_OF.pattern}")
ABOUT_REQUESTS = re.compile(
    "依申请|公众申请(?:方面|情况|办理)|信息公开申请|公开.{0,20}申请|申请.{0,20}公开|新收.{0,8}申请"
)
# applications are spoken of at all, and last
OF_REQUESTS = re.compile(f"^(?=.*?(?:{ABOUT_REQUESTS.pattern})).*?{last(OUR_OBJECT, OTHER_OBJECTS).pattern}")
PART = re.compile(
    "自然人|(?<!、)法人|(?<!群众和)(?<!公众和)(?<!市民和)(?<!个人和)(?<!公民、)(?<!群众、)(?<!居民、)(?<!市民、)(?<!个人、)企业(?!和(?:群众|个人|公众|市民))|律师|(?<!企业和)个人(?!和企业)|当面|现场|网络|网上|线上|线下|信函|邮寄|邮件|邮箱|窗口|平台|传真|渠道|(?:申请|网上|受理|在线)系统|全[省市县区州][^，。]{0,10}系统|"
    "按期|延期|逾期|超期|转办|补正|征求|第三方|其中(?!(?:[，,]|本年度?|年内|当年|全年)?新收)|各(?![类项级])|分别|信访|重复|不掌握|秘密|案卷|过程性|内部事务|查询|[比较增减]"
)
# of some of the applications: never more than there are
SOME = re.compile(
    "自然人|(?<!、)法人|企业|律师|个人|当面|现场|网络|网上|线上|线下|信函|邮寄|邮件|邮箱|窗口|平台|传真|渠道|(?:申请|网上|受理|在线)系统|"
    "重复|不掌握|秘密|案卷|过程性|内部事务|查询"
)
# result rows may well come after 其中
PART_OF_RESULT = re.compile(PART.pattern.replace("其中(?!(?:[，,]|本年度?|年内|当年|全年)?新收)|", ""))
OTHERS = re.compile("公文|拟制|建议|提案|热线|工单|留言|诉求|信件|来信|投诉|举报|咨询|信访件|许可|处罚|问卷")


def request(
    code: str,
    pattern: str,
    *sides: Side,
    about: type_pattern = ABOUT_REQUESTS,
    narrow: type_pattern = PART,
    unlike: type_pattern = OTHERS,
    after: type_pattern = None,
    then: type_pattern = None,
    beside: type_pattern = None,
    unless: type_pattern = None,
    year: int = 1,
) -> Claim:
    """A claim on table 三, tied to the applications for information."""
    return Claim(
        code,
        words(pattern),
        sides,
        about=about,
        narrow=narrow,
        unlike=unlike,
        after=after,
        then=then,
        beside=beside,
        unless=unless,
        year=year,
        part=SOME,
    )


def result(pattern: str, *keys: str, beside: type_pattern = None) -> Claim:
    after = re.compile(f"(?:的)?(?:申请)?(?:为|系|属|按|作为?|作出|已|依法|均|均为)?(?:{pattern})")
    return request(
        "TX-3", pattern, *(RESULTS[key] for key in keys), narrow=PART_OF_RESULT, after=after, beside=beside
    )


GRANTED = "(?:(?<!不)予以|给予|同意|准予|全部)公开"
NEXT_YEAR = "(?:下一?年度?|次年度?|来年|明年|20[0-9]{2}年度?)"
LAST_YEAR = "(?:上一?年度?|去年度?|年初|20[0-9]{2}年度?)"
WHEN = "(?:20[0-9]{2}年度?|全年|本年度?|年内|当年|我[局委办厅市县区镇乡]|本[局委办厅机关镇乡])"
AMOUNT = "[0-9一二三四五六七八九十百零〇两]+件"
# “公开4件” is a result of applications only beside another one
OTHER_RESULT = re.compile(
    "部分公开|不予?公开|无法提供|不掌握|不予处理|不再处理|其他处理|结转|信访事项|信访途径|信访渠道"
)
LISTED_RESULT = re.compile("予以公开|部分公开|不予?公开|无法提供|不掌握|不予处理|不再处理")
NOT_BARE = re.compile(f"{OTHERS.pattern}|复议|诉讼|通知|费|意见书|补正")
# of those received only some may be taken up
RECEIVED_TWICE = re.compile("(?:收到|接收|接到)[^。]*受理")
ENDS = re.compile("(?:$|均|都|全部|已|来自|内容|涉及|申请)")
ON_REQUESTS = (
    request("TX-1", f"新收到?{APPLICATION}", NEW),
    request("TX-1", "新收到?", NEW, about=REQUESTS),
    request("TX-1", f"{RECEIVED}{APPLICATION}", *RECEIVED_SIDES, about=REQUESTS, unlike=None),
    request(
        "TX-1",
        f"共?{RECEIVED}到?",
        *RECEIVED_SIDES,
        about=REQUESTS,
        unlike=None,
        then=re.compile(APPLICATION),
    ),
    request(
        "TX-1",
        f"(?:依申请公开|信息公开申请|公开申请)(?:件|的)?共?{RECEIVED}到?",
        NEW,
        NEW_AND_OLD,
        unlike=None,
    ),
    request("TX-1", f"{RECEIVED}{APPLICATION}〈[^〉]*结转[^〉]*〉", NEW_AND_OLD, about=REQUESTS),
    request("TX-1", f"新(?:增|受理|接收?|登记|接办){APPLICATION}", NEW),
    request(
        "TX-1",
        f"(?:^|受理机关的?|{WHEN})(?:政府信息公开|信息公开|依申请公开|公开)?申请件?(?:总量|总数|数量|量|收件|共|合计|总计)[计有为是达到]*$",
        NEW,
        NEW_AND_OLD,
        about=OF_REQUESTS,
        year=0,
    ),
    request("TX-1", f"依申请公开(?:情况|方面|工作)?{WHEN}?共", NEW, NEW_AND_OLD, year=0),
    request(
        "TX-1",
        f"^(?:{WHEN})?共计?有?",
        NEW,
        NEW_AND_OLD,
        about=re.compile(
            f"依申请公开(?:情况|方面|工作)?[。：:，,](?:{WHEN}[，,]?)?共[计有]?{AMOUNT}(?:申请)?$"
        ),
        year=0,
    ),
    request(
        "TX-1",
        f"{RECEIVED}到?",
        NEW,
        NEW_AND_OLD,
        about=OF_REQUESTS,
        unlike=NOT_BARE,
        then=ENDS,
        unless=RECEIVED_TWICE,
    ),
    request(
        "TX-1",
        "(?:总计|合计|共计|累计|共)(?:需要?|应当?|待)?(?:办理|受理|处理)?",
        NEW_AND_OLD,
        about=re.compile(
            "(?:收到?|受理|接[收到])[^。；]{0,20}[，、,；]?(?:上一?年度?|去年|20[0-9]{2}年)度?(?:结转|转来|未办结)[^。；，]{0,10}件"
            "[，,、）；](?:两项|以上|二者)?(?:总计|合计|共计|累计|共)[^，。；]{0,16}$"
        ),
    ),
    request("TX-1", "应(?:当|予)?(?:办理?|处理)(?:申请)?", NEW_AND_OLD, about=OF_REQUESTS),
    # of those worked on: whether carried in or left over are among them is not said
    request("TX-1", f"办理{APPLICATION}", NEW_AND_OLD, NEW, HANDLED),
    request(
        "TX-2",
        "办结|办理完毕|办理完成|办毕",
        HANDLED,
        about=OF_REQUESTS,
        after=re.compile("(?:申请)?(?:均|都)?(?:已|全部)+(?:办结|办理完毕|办毕)"),
    ),
    Claim(
        "TX-2",
        re.compile("(?!)"),
        (HANDLED,),
        about=re.compile(f"结转[^。；]{{0,12}}[，,、](?:总计|合计|共计|累计|共)计?{AMOUNT}$"),
        far=re.compile(
            "[，,](?:年内|当年|本年度?|至年底|均|都|已)*(?:全部|均|都)已?(?:按[期时])?(?:办结|办理完毕)"
        ),
    ),
    request(
        "TX-2",
        "(?<!公开)(?<!处理)(?<!提供)(?<!的)(?<!当场)(?<!当日)答复(?!(?:予以|同意)?公开)",
        HANDLED,
        ANSWERED,
        about=OF_REQUESTS,
    ),
    request(
        "TX-2",
        f"{LAST_YEAR}[底末]?(?:尚?未办[结完](?:的)?(?:而|并)?|跨年度?)?(?:结转|转结|转来|转入|遗留|留转)(?:至?本年度?|办理)?|{LAST_YEAR}[底末]?尚?未办[结完毕]|"
        f"结转上一?年度?|(?:承接|接续|续办|继续办理){LAST_YEAR}(?:结转|遗留|转来|尚?未办[结完](?:的)?)?",
        CARRIED_IN,
        about=REQUESTS,
        narrow=PART_OF_RESULT,
        after=re.compile(f"(?:申请)?(?:为|系|由|是)+{LAST_YEAR}(?:度)?(?:结转|转来|遗留|未办结)"),
        year=-1,
    ),
    request(
        "TX-2",
        "(?<!年)(?<!年度)结转",
        CARRIED_OUT,
        CARRIED_IN,
        about=OF_REQUESTS,
        narrow=PART_OF_RESULT,
        after=re.compile("(?:申请)?(?:需|将|已|则|均)?结转$"),
    ),
    request(
        "TX-2",
        "(?:尚|仍|还)(?:在|未)(?:办理|办结)(?:中)?|正在办理(?:中)?",
        CARRIED_OUT,
        about=OF_REQUESTS,
        narrow=PART_OF_RESULT,
        after=re.compile(
            "(?:申请)?(?:(?:仍|尚|还|正)?(?:在办|在办理|跨年办理|尚未办结|未办结)|(?:仍|尚|还)(?:在|处于|未[到过超]+)(?:法定|规定|办理|答复|处理|的)*(?:期限|时限|期)内?(?!.{0,4}(?:答复|办结)))"
        ),
    ),
    request(
        "TX-2",
        f"(?:结转|转)(?:至|到|入)?{NEXT_YEAR}(?:度)?(?:继续)?(?:办理|答复|处理)*",
        CARRIED_OUT,
        about=NOTHING_ELSE,
        narrow=PART_OF_RESULT,
        after=re.compile(f"(?:申请)?(?:需|将|已|则|均|跨年)?(?:结转|转)(?:至|到|入)?{NEXT_YEAR}"),
    ),
    result(f"(?:{GRANTED}|公开)(?:以?及|和|与|或者?|、|含)部分公开", "both"),
    result(f"{GRANTED}(?:申请)?〈(?:含|包括|包含)[^〉]{{0,4}}部分公开[^〉]{{0,4}}〉", "both"),
    result(GRANTED, "granted"),
    request(
        "TX-3",
        "^公开",
        RESULTS["granted"],
        RESULTS["both"],
        about=re.compile("^依申请公开。"),
        narrow=PART_OF_RESULT,
    ),
    result("(?:^|[、和]|其中|已|依法|当场|决定|答复)公开(?:申请)?", "granted", "both", beside=OTHER_RESULT),
    result("部分公开", "partly"),
    result("不予?以?公开", "refused"),
    result("无法提供", "unavailable"),
    result("不(?:予以?|再)处理", "unprocessed"),
    result("其他(?:情形|情况|方式)?处理(?:方式)?", "other"),
    result("(?:^|、)其他", "other", beside=LISTED_RESULT),
)

CLAIMS: tuple[Claim, ...] = ON_REQUESTS
