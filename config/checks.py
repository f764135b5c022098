"""What Django's own checks cannot know: print faces, footer, demo accounts, files. Each says what to do."""

import ctypes
import re
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connections

from config.context import PARTS
from config.site import PLACEHOLDER
from reports import fonts
from reports.models import PublicationFile

SUBSETTER = "libharfbuzz-subset.so.0"
NAMED = 5  # so many of a long list are named

# field of the footer: (id, its name, what it looks like, an example)
SHAPES = {
    "icp": ("annual.W004", "ICP备案号", r"[\u4e00-\u9fa5]ICP备\d{8}号(-\d+)?", "闽ICP备12345678号-1"),
    "police_record": (
        "annual.W005",
        "公安机关备案号",
        r"[\u4e00-\u9fa5]公网安备\s?\d{14}号|\d{11}-\d{5}",
        "闽公网安备 35012802000001号",
    ),
    "domain": (
        "annual.W020",
        "网站域名",
        r"[a-z0-9-]+(\.[a-z0-9-]+)*",
        "gk.example.gov.cn（不带 https:// 和斜杠）",
    ),
    "party_mark": (
        "annual.W021",
        "党政机关标识链接",
        r"https?://bszs\.conac\.cn/\S+",
        "https://bszs.conac.cn/sitename?method=show&id=…（事业单位在线核发标识时给出的网址）",
    ),
    "id_code": ("annual.W006", "网站标识码", r"\d{10}|bm\d{8}", "3501280001（国务院部门为 bm 加8位数字）"),
}


@checks.register
def subsetter(app_configs, **kwargs):
    """Without it nothing fails, but a PDF takes five seconds in place of a tenth."""
    try:
        ctypes.CDLL(SUBSETTER)
    except OSError:
        message = f"缺少系统库 {SUBSETTER}，生成一份 PDF 要多花约五秒。"
        return [checks.Warning(message, hint="请运行：apt-get install libharfbuzz-subset0", id="annual.W001")]
    return []


@checks.register
def print_faces(app_configs, **kwargs):
    absent = fonts.missing()
    if not absent:
        return []
    message = f"缺少打印字体：{'、'.join(absent)}，相应文字将以宋体代替。"
    hint = "请联网运行 script/bootstrap，或将有授权的字体文件放入 fonts/ 后再运行（见 fonts/README.md）。"
    return [checks.Warning(message, hint=hint, id="annual.W002")]


@checks.register
def footer(app_configs, **kwargs):
    """A public site without its 标识码 and 备案号 breaks the rules for government sites."""
    unfilled = settings.SITE.unfilled()
    if settings.DEMO or settings.TESTING or not unfilled:
        return []
    message = f"页脚的网站信息尚未填写：{'、'.join(unfilled)}。"
    hint = "请在 .env 中逐项填写，例如 SITE_SPONSOR=某某市人民政府办公室。"
    if settings.DEBUG:
        return [checks.Warning(message, hint=hint, id="annual.W003")]
    return [checks.Error(message, hint=hint, id="annual.E003")]


@checks.register
def footer_shapes(app_configs, **kwargs):
    """The numbers of the footer are sampled by inspectors; a mistyped one is a warning only, local forms exist."""
    if settings.DEMO or settings.TESTING:
        return []
    found = []
    for field, (id, name, shape, example) in SHAPES.items():
        value = getattr(settings.SITE, field)
        if value in ("", PLACEHOLDER) or re.fullmatch(shape, value, re.ASCII):
            continue
        message = f"页脚的{name}“{value}”与通常的写法不同。"
        hint = f"请对照备案证明核对 .env 中的 SITE_{field.upper()}，应像这样：{example}。"
        found.append(checks.Warning(message, hint=hint, id=id))
    return found


@checks.register
def report_error_link(app_configs, **kwargs):
    """我为政府网站找错 finds the site by the site_code in its address."""
    address, code = settings.SITE.report_error, settings.SITE.id_code
    if settings.DEMO or settings.TESTING or address in ("", PLACEHOLDER) or f"site_code={code}" in address:
        return []
    message = f"“我为政府网站找错”的网址“{address}”里没有本站的标识码。"
    example = f"https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code={code}"
    return [checks.Warning(message, hint=f".env 中应像这样：SITE_REPORT_ERROR={example}", id="annual.W022")]


@checks.register
def column_links(app_configs, **kwargs):
    """The column's other boards are addresses of the portal; whatever else is written there leads nowhere."""
    wrong = [
        f"{words}（{address}）"
        for words, address in (*settings.COLUMN.boards(), *settings.COLUMN.more())
        if not (words and address.startswith(("/", "https://", "http://")))
    ]
    if not wrong:
        return []
    message = f"栏目链接的网址写得不对：{'、'.join(wrong)}。"
    hint = "请在 .env 中写完整的网址，例如 COLUMN_GUIDE=https://www.example.gov.cn/zfxxgkzn/；几个链接用分号隔开。"
    return [checks.Warning(message, hint=hint, id="annual.W023")]


@checks.register
def portal_parts(app_configs, **kwargs):
    """A folder that is not there would put our own header in place of the portal's without a word."""
    folder = Path(settings.PORTAL_PARTS_DIR)
    if not settings.PORTAL_PARTS_DIR or any((folder / name).is_file() for name in PARTS):
        return []
    message = f"PORTAL_PARTS_DIR 指的文件夹 {folder} 里没有{'、'.join(PARTS)}中的任何一个。"
    hint = "请核对路径，或者删去 PORTAL_PARTS_DIR，使用自带的页头和页脚。"
    return [checks.Error(message, hint=hint, id="annual.E024")]


@checks.register(checks.Tags.database)
def demo_accounts(app_configs, databases=None, **kwargs):
    """Everybody knows their password: it is printed at every start of the demo and stands in the README."""
    if settings.DEMO:
        return []
    person = apps.get_model(settings.AUTH_USER_MODEL)
    found = _rows(person.objects.filter(is_demo=True, is_active=True), databases)
    if not found:
        return []
    names = "、".join(sorted(account.get_username() for account in found))
    hint = "请停用这些账号；如果这只是演示站点，请设置环境变量 DEMO=true。"
    return [checks.Error(f"正式站点中有演示账号：{names}。", hint=hint, id="annual.E004")]


@checks.register(checks.Tags.database)
def published_files(app_configs, databases=None, **kwargs):
    """The database without var/published: the pages still read, but nothing can be downloaded."""
    files = PublicationFile.objects.select_related("publication__report").order_by("pk")
    slim = files.defer("publication__document", "publication__values")
    missing = [file for file in _rows(slim, databases) if not file.path.is_file()]
    if not missing:
        return []
    named = "、".join(
        f"{file.publication.report}第{file.publication.number}版（{file.format}）" for file in missing[:NAMED]
    )
    more = "等" if len(missing) > NAMED else ""
    message = f"磁盘上缺少{len(missing)}个已发布的文件：{named}{more}。"
    hint = (
        f"请从备份恢复 {settings.PUBLISHED_ROOT}。恢复以前，公开页面由数据库中的内容重新排出，文件不能下载。"
    )
    return [checks.Warning(message, hint=hint, id="annual.W007")]


def _rows(query, databases):
    """What a query finds in all these databases; nothing where the tables are not made yet."""
    found = []
    for alias in databases or ():
        try:
            found += query.using(alias)
        except DatabaseError:  # before the first migration
            connections[alias].close()
    return found
