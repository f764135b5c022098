"""Set words of four characters in which one was taken for another that sounds or looks like it.

The first level of GB 2312 is ordered by sound, so characters near each other there sound alike: the table is Python's own.
Only words of this genre are looked at, and only a change for a like character counts; 及时 and 即时 both stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from reports.checks.spots import Spot

NEAR = 30  # places apart; the largest syllables have some fifty characters
LEVEL_ONE = range(0xB0A1, 0xD7FA)
LOOKALIKES = """
天开 幵开 升开 己已 已己 未末 末未 人入 入人 土士 间问 问间 没设 耍要 千干 日目 目日 贝见 侍待 拖施 拖措 迸进
埋理 里理 瞀督 杏查 查杏 复夏 夏复 吿告 髙高 圳训 沽估 郊效 末来 仵件 牛件 兑况 兄况 祝况 俯府 攻政 致政 园员
贝员 徹彻 撤彻 砌切 买实 抱报 颂讼 松讼 义议 仪议 住往 佳往 往住 忠中 重中 栏拦 拦栏 竞竟 竟竞 辨办 辩办 辨辩
辩辨 拔拨 侯候 候侯 即及 既即 帐账 象像 象众 从众 郡群 钓钩 令今 今令 历厉 厉历 炼练 练炼 拆折 析折 扰优 忧优
仿访 坊访 凋调 洞调 恰格 恰洽 捡检 俭检 险检 拴检 喜善 髅楼 渎读 续读 独读 毒读 瞪睦 募幕
"""
WORDS = """
政府信息 信息公开 政务公开 主动公开 公开条例 公开指南 公开目录 公开制度 公开机制 公开流程 公开渠道 公开平台
公开栏目 公开专栏 公开力度 公开意识 公开质量 公开水平 公开形式 公开方式 公开范围 公开内容 公开时限 公开透明
公开尽公 应公开尽 尽公开不 开尽公开 予以公开 不予公开 部分公开 公开申请 申请公开 公开工作 公开事项 公开标准
公开清单 公开属性 公开审查 公开保密 年度报告 工作报告 报告制度 信息更新 信息发布 信息内容 信息管理 信息安全
信息审核 信息处理 更新维护 内容建设 栏目建设 平台建设 队伍建设 制度建设 网站建设 发布机制 发布制度 工作机制
工作制度 工作流程 工作人员 工作力度 工作要求 工作任务 工作要点 工作措施 工作部署 工作水平 工作责任 办理流程
办理程序 办理情况 办理结果 办理答复 答复工作 按时答复 按期答复 依法答复 书面答复 答复质量 全部答复 全部办结
均已办结 均已答复 行政复议 行政诉讼 行政许可 行政处罚 行政强制 行政机关 行政执法 依法行政 法治政府 规范性文
现行有效 结转下年 转下年度 上年结转 继续办理 无法提供 不予处理 其他处理 法律服务 公益组织 商业企业 科研机构
征求意见 意见建议 政策解读 政策文件 政策法规 解读材料 解读形式 回应关切 社会关切 社会关注 社会公众 社会监督
接受监督 群众监督 监督保障 监督检查 监督电话 监督机制 群众关心 群众满意 群众需求 人民群众 广大群众 企业群众
合法权益 组织领导 加强领导 领导小组 分管领导 主要领导 领导班子 专人负责 责任分工 责任追究 责任到人 责任落实
责任意识 明确责任 压实责任 落实责任 贯彻落实 贯彻执行 整改落实 整改到位 进行整改 整改措施 改进措施 改进情况
存在问题 主要问题 突出问题 有待加强 有待提高 有待完善 有待提升 有待改进 有待规范 不够及时 不够全面 不够规范
不够完善 不够丰富 不够深入 不够到位 不够明确 形式单一 内容单一 更新不及 更新及时 人员变动 人员更换 更换频繁
变动频繁 业务培训 培训力度 业务能力 业务水平 业务素质 业务知识 学习培训 集中培训 保密审查 审查机制 审查制度
审核把关 三审三校 先审后发 严格审核 严格落实 严格执行 严格按照 认真落实 认真学习 认真贯彻 深入贯彻 深入学习
重点领域 重大决策 决策部署 统一部署 统筹协调 统筹推进 协调推进 扎实推进 稳步推进 持续推进 全面推进 深入推进
高度重视 健全完善 建立健全 不断完善 不断提高 不断提升 不断加强 不断优化 持续优化 切实加强 切实提高 切实保障
长效机制 便民利民 便民服务 优化服务 营商环境 优化营商 民生实事 民生领域 财政预决 预算决算 财政资金 公共服务
公开查阅 查阅场所 查阅服务 政府网站 门户网站 政务服务 服务中心 规范有序 真实准确 准确及时 及时准确 及时更新
及时发布 及时公布 及时公开 及时答复 及时回应 考核评估 社会评议 绩效考核 考核机制 考核体系 考核内容 报送备案
备案审查 清理规范 动态调整 动态更新 日常管理 日常监测 理论学习 思想认识 提高认识 提高站位 政治站位 服务意识
电子归档 整理归档 立卷归档 压实责任 落实责任 明确责任 责任落实 责任到人 层层压实 征集意见 征求意见 意见建议 采纳情况
同步公布 同步公开 同步解读 图文解读 专家解读 热点问题 社会关切 舆情回应 依法依规 专人负责 分管领导 主要领导 业务科室
内设机构 下属单位 直属单位 所属单位 村务公开 信息报送 权责清单 事项清单 办事指南 流程优化 政策咨询 现场咨询 线上线下
补正通知 说明理由 延期答复 答复时限 法定期限 法定时限 规定时限 办理时限 全程监督 跟踪督办 督促整改 限期整改 立行立改
法治意识 收费情况 收取费用 相关费用 电子邮箱 联系电话 办公地址
"""
KEPT_AS_WELL = """
即时更新 即时发布 即时公布 即时公开 即时答复 即时回应 合法权利 坚强领导 部份公开 法制意识 社会监管 民众监督 公共事项
公开公示 依法行使 公开实施
"""
# at the edge of a word these are the beginning or the end of what stands beside it: 企业群中, 公开栏内
LOOSE = frozenset(
    "中内上下里外是时和与及并的了在有一不为以于将由等管对各其已而也又均及按依向从把被让使更最再曾未无"
)


def _gaps() -> dict[str, str]:
    """Each word by itself with one character left out."""
    return {f"{word[:at]}_{word[at + 1 :]}": word for word in dict.fromkeys(WORDS.split()) for at in range(4)}


GAPS = _gaps()
RIGHT = frozenset((WORDS + KEPT_AS_WELL).split())
FIRST = frozenset(word[:2] for word in WORDS.split())
LAST = frozenset(word[2:] for word in WORDS.split())
LOOKS = frozenset(LOOKALIKES.split())


def alike(one: str, other: str) -> bool:
    """Whether a character may have been taken for the other."""
    if f"{one}{other}" in LOOKS:
        return True
    return abs(_place(one) - _place(other)) <= NEAR


def _place(sign: str) -> float:
    """Its place in the first level of GB 2312, beyond reach where it is in none."""
    code = sign.encode("gb2312", errors="ignore")
    if len(code) < 2 or int.from_bytes(code, "big") not in LEVEL_ONE:
        return inf
    return (code[0] - LEVEL_ONE[0] // 256) * 94 + code[1]


def slips(text: str) -> Iterator[Spot]:
    """Where a set word stands with one like character in it; one of its halves is as it should be."""
    for at in range(len(text) - 3):
        head, tail = text[at : at + 2], text[at + 2 : at + 4]
        if head in FIRST:
            keys = ((f"{head}_{tail[1]}", 2), (f"{head}{tail[0]}_", 3))
        elif tail in LAST:
            keys = ((f"_{head[1]}{tail}", 0), (f"{head[0]}_{tail}", 1))
        else:
            continue
        for key, place in keys:
            if key in GAPS and _is_slip(GAPS[key], head + tail, place):
                yield Spot(at, at + 4, GAPS[key])


def _is_slip(word: str, here: str, place: int) -> bool:
    sign = here[place]
    if here in RIGHT or (place in (0, 3) and sign in LOOSE):
        return False
    return alike(sign, word[place])
