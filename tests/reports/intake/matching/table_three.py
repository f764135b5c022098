"""A small table three, row by row: what a test changes in it is all that test is about."""

HEAD = " | 自然人 | 商业企业 | 总计"
NEW = "一、本年新收政府信息公开申请数量 | 3 | 2 | 5"
CARRIED_IN = "二、上年结转政府信息公开申请数量 | 0 | 0 | 0"
GRANTED = "（一）予以公开 | 3 | 1 | 4"
PETITION = "1.信访举报投诉类申请 | 0 | 1 | 1"
HANDLED = "（七）总计 | 3 | 2 | 5"
CARRIED_OUT = "四、结转下年度继续办理 | 0 | 0 | 0"
TABLE = {
    "new": NEW,
    "carried_in": CARRIED_IN,
    "granted": GRANTED,
    "petition": PETITION,
    "handled": HANDLED,
    "carried_out": CARRIED_OUT,
}
PRINTED = {row: line.replace(" ", "").split("|")[1:] for row, line in TABLE.items()}


def table(head: str = HEAD, **changed: str) -> str:
    """The whole drawing with some rows printed otherwise; an empty one is left out."""
    rows = (TABLE | changed).values()
    return "\n".join(filter(None, (head, *rows)))
