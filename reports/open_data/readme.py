"""README.txt of a package: what lies in it, for whoever opens it in ten years. Pure."""

from __future__ import annotations

from reports.open_data.columns import FIGURES
from reports.open_data.describe import Terms

TEXT = """\
{title}

{publisher}集中公布的政府信息公开工作年度报告，共{count}份现行报告{until}。
使用条件：{words}。
出处：{site}

文件
  data.csv                全部数字，一行一个数字
  proactive-格式.csv      表二，一行一份报告（requests 表三、remedies 表四同此），按官方格式的版本分开
  reports.csv             报告目录，含已撤销发布的
  corrections.csv         历次更正：版本、时间和更正说明
  indicators.csv          每个数字的含义、哪种格式有、两种格式之间能否比较
  agencies.csv            机关
  documents/              每份报告的全文和数字，JSON，与网站上的一字不差
  *.csv-metadata.json     各表的说明（W3C CSVW）
  datapackage.json        数据包的说明（Frictionless Data Package 2）
  SHA256SUMS、SM3SUMS     各文件的指纹，用 sha256sum -c SHA256SUMS 核对

文件编码为 UTF-8，CSV 每行以回车换行结束。用 Excel 打开请从“数据”选“从文本/CSV”，文件原始格式选 UTF-8。

请注意
  1. 空白不等于零：state 是 blank 的没有填，zero 的填了0，na 的填的是“/”等，text 的填了文字。
  2. kind 是 summary 的是一级政府汇总的报告，已经包含下级各机关，不要与 own 相加。
  3. 2019 和 2021 两种官方格式的分项有不同，跨格式比较前请核对各数字的含义。
  4. 报告更正后 version 加一，数字只收现行版本的，历次更正见 corrections.csv；已撤销发布的只在 reports.csv 留下一行和原因。
  5. 字段只增不改：同一主版本内不删除、不改名、不改含义。

data.csv 的字段
{fields}
"""


def readme(title: str, terms: Terms, count: int, newest: str) -> bytes:
    """``newest`` is when the latest version in the package was published, empty where it holds none."""
    fields = "\n".join(f"  {column.name:<14}{column.title}：{column.meaning}" for column in FIGURES.columns)
    until = f"，最近一份发布于{newest}" if newest else ""
    written = TEXT.format(
        title=title,
        publisher=terms.publisher,
        count=count,
        until=until,
        words=terms.words,
        site=terms.site,
        fields=fields,
    )
    return written.replace("\n", "\r\n").encode()
