"""Who runs this site and what its column is called: what every government site must show."""

from dataclasses import dataclass, fields

PLACEHOLDER = "待填写"
BOARDS = {"guide": "政府信息公开指南", "institution": "政府信息公开制度", "statutory": "法定主动公开内容"}


@dataclass(frozen=True)
class Site:
    """Every field is an environment variable SITE_<FIELD>; a check reports the unset ones."""

    name: str = "政府信息公开工作年度报告"
    domain: str = "localhost"
    sponsor: str = PLACEHOLDER  # 主办单位
    contact: str = PLACEHOLDER  # 联系方式
    id_code: str = PLACEHOLDER  # 政府网站标识码
    icp: str = PLACEHOLDER  # ICP备案号
    police_record: str = PLACEHOLDER  # 公安机关备案号
    party_mark: str = ""  # address of the 党政机关网站标识 page; empty until the site has one
    report_error: str = ""  # address of 我为政府网站找错; empty until the site has one

    @property
    def whom_to_ask(self) -> str:
        """Who runs the site and how to reach him, as far as that is filled in; "" while it is not said who."""
        known = [text for text in (self.sponsor, self.contact) if text not in (PLACEHOLDER, "")]
        return "，".join(known) if self.sponsor in known else ""

    def unfilled(self) -> list[str]:
        """Environment variables still to be set before the site goes public."""
        return [
            f"SITE_{field.name.upper()}"
            for field in fields(self)
            if getattr(self, field.name) in {PLACEHOLDER, "localhost", ""}
        ]


@dataclass(frozen=True)
class Column:
    """The column this site is in the portal (国办公开办函〔2019〕61号): every field a variable COLUMN_<FIELD>.

    The first four are labels that inspectors sample; the others lead to the column's further boards, which the
    portal itself serves: an address beginning with / or https://, empty where there is none.
    """

    name: str = "政府信息公开年报"
    description: str = "集中公布各行政机关的政府信息公开工作年度报告，可按年度和级别查阅、下载。"
    keywords: str = "政府信息公开,年度报告,政府信息公开年报"
    type: str = "政府信息公开年报"
    guide: str = ""  # 政府信息公开指南
    institution: str = ""  # 政府信息公开制度
    statutory: str = ""  # 法定主动公开内容
    links: str = ""  # more of the column's links: 政策文件库=https://…;依申请公开=https://…

    def boards(self) -> list[tuple[str, str]]:
        """(name, address) of the boards before ours, in the order of the notice; the unset ones are left out."""
        return [(label, getattr(self, field)) for field, label in BOARDS.items() if getattr(self, field)]

    def more(self) -> list[tuple[str, str]]:
        """(name, address) of the further links; only the first “=” divides, an address may hold others."""
        parts = (part.partition("=") for part in self.links.split(";") if part.strip())
        return [(label.strip(), address.strip()) for label, _, address in parts]
