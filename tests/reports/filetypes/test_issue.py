"""What every file of a version is made of."""

from datetime import date
from hashlib import sha256

from reports.filetypes import json
from reports.filetypes.issue import Issue
from tests.contents import report, zeros


def test_an_issue_is_named_by_the_hash_of_its_canonical_document() -> None:
    content = report(zeros(2024), 2024)
    issue = Issue(json.data(content), "wangxi-swj", 1, date(2025, 1, 20), "https://gk.example.gov.cn/verify/")
    assert issue.canonical == json.write(content)
    assert issue.document.title == content.title
    assert issue.verify_address == f"https://gk.example.gov.cn/verify/{sha256(issue.canonical).hexdigest()}/"
