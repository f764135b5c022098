"""Who runs this site: the values of the footer that every government site must show."""

from dataclasses import dataclass, fields

PLACEHOLDER = "待填写"


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

    def unfilled(self) -> list[str]:
        """Environment variables still to be set before the site goes public."""
        return [
            f"SITE_{field.name.upper()}"
            for field in fields(self)
            if getattr(self, field.name) in {PLACEHOLDER, "localhost", ""}
        ]
