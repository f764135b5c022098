"""Words that are right elsewhere and out of place in a statutory report: slighting, boastful, not for the public."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.spots import Spot, passages
from reports.content import Content
from reports.schema import Severity

REACH = 40  # characters
CLAUSE = re.compile("[。，；：\n]")


@dataclass(frozen=True)
class List:
    """Words of one kind, and what to do about them. ``right`` holds better words, where there are some."""

    code: str
    severity: Severity
    pattern: re.Pattern[str]
    says: str
    right: tuple[tuple[str, str], ...] = ()
    unless: re.Pattern[str] | None = None  # what may stand in the same clause that makes it right

    def spots(self, text: str) -> list[Spot]:
        better = dict(self.right)
        return [
            Spot(*match.span(), better.get(match[0], ""))
            for match in self.pattern.finditer(text)
            if not (self.unless and self.unless.search(clause(text, match.start())))
        ]


def clause(text: str, at: int) -> str:
    """The clause around a place, no further than anybody reads."""
    before, after = CLAUSE.split(text[max(0, at - REACH) : at])[-1], CLAUSE.split(text[at : at + REACH])[0]
    return before + after


BETTER = (
    ("残废人", "残疾人"),
    ("残废", "残疾"),
    ("瞎子", "视力残疾人"),
    ("盲流", "外来务工人员"),
    ("聋子", "听力残疾人"),
    ("哑巴", "言语残疾人"),
    ("弱智", "智力残疾"),
    ("傻子", "智力残疾人"),
    ("瘸子", "肢体残疾人"),
    ("疯子", "精神障碍患者"),
    ("智障", "智力残疾"),
    ("维族", "维吾尔族"),
    ("蒙族", "蒙古族"),
    ("打工仔", "务工人员"),
    ("打工妹", "务工人员"),
    ("乡巴佬", "村民"),
    ("外来妹", "务工人员"),
)
SLIGHTING = re.compile(
    f"(?<!内)(?:{'|'.join(word for word, _ in BETTER)})"
    "|低端人口|刁民|钉子户|乡下人|穷鬼|贱民|泥腿子|土包子|暴民|愚民|拾荒佬|剩女|二等公民|黑鬼|"
    "洋鬼子|老不死|神经病(?![学区变理房科])|白痴"
)
TERRITORY = re.compile(
    "(?:港澳台|香港|澳门|台湾)(?:地区|同胞)?(?:(?:和|及|与|以及|、)其[他它](?:各)?|等(?:其[他它])?(?:各)?)(?:国家|国)(?!内)|"
    "(?:中国|我国)(?:和|与|及|跟|同|以及)(?:台湾|香港|澳门)(?!.{0,6}(?:同胞|同属))|台湾(?:共和)?国(?!民党|家?重点)|中华民国(?!时期|"
    "二十|三十|成立|元年|政府旧)|台湾(?:总统|行政院|立法院|外交部|政府)|"
    "(?:中国|我国|大陆)(?:和|与|、)(?:台湾|香港|澳门)(?:两国|之间的国)|中[港澳台]两[国地]|中港台|"
    "中台关系|海外(?:包括)?(?:港澳台|香港|澳门|台湾)|"
    "(?:来自|赴|前往)(?:国外|境外国家)(?:如|包括)(?:台湾|香港|澳门)|(?:出国|外国)[（(]?(?:赴|到|"
    "去)?(?:台湾|香港|澳门)"
)
PLACE = "(?:全国|全省|全市|全区|全县|全球|世界|全世界|同类|同行业|同级|全系统)"
BOAST = re.compile(
    f"{PLACE}(?:各[县区市省地]|[县区市])?(?:中)?(?:综合)?(?:考核|评估|排名|排行|位列|名列|位居|"
    f"稳居|居|排)*(?:第一|榜首|首位|之首|之最|冠军)"
    "(?![次批届个季任轮期件名书产线手时部大所座张份条步例家部])"
    "|首屈一指|独一无二|无与伦比|遥遥领先|绝无仅有|史无前例|举世无双|登峰造极|无可比拟|空前绝后|"
    "尽善尽美|完美无缺|无懈可击|天衣无缝"
    "|最高级(?!别|人民|法院)|最顶级|顶级的|最顶尖|最先进|最优秀的?|最完善|最完美|最权威(?!发布|"
    "部门)|最出色|最一流|世界一流水平|世界领先|国际领先|国内领先"
    "|国家级(?:水平|先进水平|领先|标杆|典范)|(?:全国|全省|全市|国内)(?:领先|最好|最佳|最优|独有|"
    "一流)(?!行业的企业|奖|案例奖)"
    "|(?:全国|全省|全市|国内)最高水平|(?:实现|做到|达到)了?百分之百满意|极其(?:完美|出色|辉煌)|(?:创造|取得)了?(?:辉煌|举世瞩目)的?(?:成就|奇迹)|好评如潮|交口称赞|有口皆碑"
    "|史上最[好佳大强高优]|(?:国内|全国|全球|世界)首创|国际一流|独占鳌头|享誉(?:全国|国内外|世界)|零差错|万无一失|十全十美|无可挑剔"
)
GRAVE = re.compile(
    "法轮功|全能神|东突|疆独|藏独|台独|港独|六四事件|文化大革命的教训|境外(?:敌对)?势力|敌对势力|"
    "反动(?:言论|势力|标语)|颜色革命"
    "|截访|拦访|劫访|(?:缠|闹|非)访|缠访闹访|非正常上访|越级上访|进京上访|上访(?:户|专业户|人员管控|"
    "人员稳控)|稳控(?:对象|人员|工作)?|重点(?:人员|人)(?:管控|稳控|盯防)"
    "|(?:敏感|特护)(?:节点|时期|期间?)(?:维稳|管控|值守|稳控)|删帖|封号|屏蔽(?:评论|关键词|信息)|"
    "水军|翻墙软件|暴力(?:强拆|执法)"
    "|(?:管控|控制|压制)(?:舆论|舆情|言论)|内部掌握(?:的)?(?:口径|标准)|对外(?:统一)?口径"
)
# what criminals put into pages they have broken into
SPAM = re.compile(
    "代开(?:各类|正规|增值税)?发票|(?:贷款|借款)秒[批到下]|秒[批到下]贷|无抵押贷款|信用卡套现|裸贷|赌场|赌球|网络?博彩|博彩|六合彩|时时彩|"
    "百家乐|老虎机|裸聊|约炮|援交|成人(?:电影|视频|用品|影片)|招嫖|迷[情奸]药|枪支(?:弹药)?|出售枪|仿真枪|代办(?:假?证件|学历|文凭)|"
    "刻章办证|办证刻章|假(?:证|文凭|发票)|代(?:写论文|考|孕)|替考|色情|淫秽|卖淫|黄色(?:网站|录像|电影)|真人荷官|棋牌(?:娱乐|平台|下注)|(?:体育|彩票|在线)投注|私彩|新葡京|一夜情|包夜|(?:征信|不良记录)(?:修复|消除|洗白)|黑户贷|当天放款|(?:花呗|白条|信用卡)(?:套现|提额|代还)|(?<![\u4e00-\u9fff])套现|论文代写|壮阳|迷药|冰毒|窃听器|查(?:询)?开房记录|网赚|(?:高价|长期|专业|大量|现金)?(?:收购|出售|出租|买卖|回收|租借|求购)[^。，；、\n]{0,4}(?:银行卡|对公账户|电话卡|手机卡|微信号|QQ号|身份证|驾驶证|发票|烟酒|名表)|私家侦探|刷单(?:返利|兼职)|日赚|月入过万|稳赚不赔|加(?:微信|QQ|VX)领"
)
# who fights it may speak of it
FOUGHT = re.compile(
    "打击|查[处获办封]|整治|取缔|收缴|治理|禁|防|宣传|案|清[理查缴]|违法|违规|举报|涉|管[理控制]|专项|许可|监[管督]|责令|曝光|警[惕示]|反诈|"
    "劝阻|处罚|犯罪|抓获|破获|侦破|识别|风险|提醒|谨防"
)
MILD = re.compile(
    "网评(?:员|任务|工作|文章|队伍)?|网络评论(?:员|任务|工作|文章|队伍)|跟帖(?:评论|任务|引导)?|"
    "(?:舆情|舆论)(?:正面)?引导[^。；，\n]{0,8}?[0-9]+[次条篇]|"
    "(?:正面|网上|网络)(?:舆论|舆情)引导|转评赞|(?<!安保)维稳|信访稳定(?:工作|任务|责任)|意识形态(?:阵地|"
    "领域)(?:管控|斗争|风险)|网军|涉[军稳](?:人员|问题)|(?<!被)(?:转发|跟帖|点赞)(?:和|并|、)?评论[^，。；\n]{0,8}[0-9]+余?[条次篇]|(?<!被)评论(?:和|、)?转发[^，。；\n]{0,8}[0-9]+余?[条次篇]|(?:组织|安排|发动|动员|要求)[^，。；、\n]{0,12}(?:转发|跟帖|点赞|发帖|网上评论|在线评论)|网络?舆论斗争|(?<!暴力)强拆|群体性事件|邪教"
)
PROPRIETY = "公开前的审校要求（三审三校）；新闻报道中的禁用词和慎用词"
RULES = (
    Rule(
        "TXT-18",
        "不规范或者不得体的称谓，涉及领土主权的错误表述，以及自夸的最高级用语。",
        Severity.WARN,
        PROPRIETY,
        Example(passages={"other": "为残废人提供了线下查阅服务。"}),
    ),
    Rule(
        "TXT-19",
        "与政府信息公开无关或者不宜对外公布的内容，如网评、维稳、稳控。",
        Severity.WARN,
        PROPRIETY,
        Example(passages={"other": "全年拦访5次，对重点人员管控到位。"}),
    ),
)
LISTS = (
    List(
        "TXT-18", Severity.WARN, SLIGHTING, "，属于不得体或者不规范的称谓，请改用规范的称谓。", right=BETTER
    ),
    List("TXT-18", Severity.WARN, TERRITORY, "涉及领土主权，表述不规范，请改正。"),
    List(
        "TXT-18", Severity.HINT, BOAST, "是自我评价的最高级用语，年度报告宜用事实和数字说话，请核对是否保留。"
    ),
    List("TXT-19", Severity.WARN, GRAVE, "不宜写入年度报告或者较为敏感，请核对是否删去。"),
    List(
        "TXT-19",
        Severity.WARN,
        SPAM,
        "是广告或者违法信息的用语，像是网页被篡改后带来的，请核对来源并删去。",
        unless=FOUGHT,
    ),
    List("TXT-19", Severity.HINT, MILD, "与政府信息公开工作关系不大，请核对是否适合公开。"),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """One finding a section and list."""
    for passage in passages(content):
        for words in LISTS:
            yield from passage.told(words.code, words.severity, words.spots(passage.text), words.says)
