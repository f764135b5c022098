"""Who may see which page, drawn: every address × every role, at home and elsewhere.

``ok`` the page (or its redirect), ``in`` the sign-in page, ``·`` a 404: the page does not exist for this person.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils import timezone

from reports import actions
from reports.actions.open_data import make_all_bulk
from reports.archive import Match
from reports.models import Publication, Report
from reports.taking import Choice
from reports.uploads import Sent
from reports.workflow import MOVES
from tests.brought import sample, seam
from tests.world import again, corrected, in_state, move

# the columns: nobody, 水务局's author and reviewer, its county's supervisor, 教育局's author and reviewer,
# the city's supervisor, the county's three administrators


PAGES = """
                              | nobody | alice | bob | carol | dave | erin | frank | system | security | audit
 portal                       | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 site-map                     | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 sitemap                      | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 sitemap-part                 | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 robots                       | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 favicon                      | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 feed                         | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 agency-feed                  | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 search                       | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 search-index                 | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 self-check                   | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 rules                        | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 rules-edition                | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 help                         | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 help-chapter                 | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 verify                       | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 verify-digest                | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 agencies                     | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 agency                       | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 compare-agencies             | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 indicators                   | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 indicator                    | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 schema                       | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 open-data                    | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 open-data-all                | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 open-data-year               | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 open-data-csv                | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 open-data-excel              | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 open-data-metadata           | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 open-data-package            | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 open-data-sha256             | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 open-data-sm3                | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 api-root                     | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 api-openapi                  | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 api-reports                  | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 api-report                   | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 api-summary                  | ·      | ·     | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 api-figures                  | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 api-agencies                 | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 api-editions                 | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 api-indicators               | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 api-missing                  | ·      | ·     | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 public-level                 | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 public-year-file             | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 public-years                 | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 public-list                  | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 public-list-page             | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 accessibility                | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 mode                         | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 public-year                  | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 public-own                   | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 public-own-file              | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 public-own-version           | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 public-own-changes           | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 public-own-version-file      | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 public-own-figures           | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 public-own-figure            | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 public-summary               | ·      | ·     | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 public-summary-file          | ·      | ·     | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 public-summary-version       | ·      | ·     | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 public-summary-changes       | ·      | ·     | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 public-summary-version-file  | ·      | ·     | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 public-summary-figures       | ·      | ·     | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 public-summary-figure        | ·      | ·     | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 sign-in                      | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 sign-in-again                | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 sign-in-here                 | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 sign-out                     | ok     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 change-password              | in     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 change-email                 | in     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 work                         | in     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 inbox                        | in     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 notice                       | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 read-all                     | in     | ok    | ok  | ok    | ok   | ok   | ok    | ok     | ok       | ok
 new-round                    | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 round                        | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 remind                       | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 office-rules                 | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 try-rule                     | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 rule-trial                   | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 rule-trial-progress          | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 archive                      | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 archive-batch                | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 archive-progress             | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 archive-again                | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 archive-file                 | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 archive-original             | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 archived                     | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 archive-discard              | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 archive-discard-failed       | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 own-archived                 | in     | ok    | ok  | ·     | ·    | ·    | ·     | ·      | ·        | ·
 take-down                    | in     | ·     | ·   | ok    | ·    | ·    | ·     | ·      | ·        | ·
 report                       | in     | ok    | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 section                      | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 section-autosave             | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 section-findings             | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 section-numbers              | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 section-figures              | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 section-last-year            | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 read-paste                   | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 check                        | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 explain                      | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 correct                      | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 history                      | in     | ok    | ok  | ·     | ·    | ·    | ·     | ·      | ·        | ·
 restore                      | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 preview                      | in     | ok    | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 preview-pdf                  | in     | ok    | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 sign-off                     | in     | ok    | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 receipt                      | in     | ok    | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 receipt-pdf                  | in     | ok    | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 compare                      | in     | ok    | ok  | ·     | ·    | ·    | ·     | ·      | ·        | ·
 bulk                         | in     | ·     | ok  | ok    | ·    | ok   | ok    | ·      | ·        | ·
 review                       | in     | ·     | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 tick                         | in     | ·     | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 open-review                  | in     | ·     | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 comment                      | in     | ·     | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 remove-comment               | in     | ·     | ok  | ·     | ·    | ·    | ·     | ·      | ·        | ·
 resolve-comment              | in     | ok    | ok  | ·     | ·    | ·    | ·     | ·      | ·        | ·
 threads                      | in     | ok    | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 say                          | in     | ok    | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 reply                        | in     | ok    | ok  | ·     | ·    | ·    | ·     | ·      | ·        | ·
 import                       | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 imports                      | in     | ok    | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 import-result                | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 import-original              | in     | ok    | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 drop-import                  | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 correction                   | in     | ok    | ·   | ·     | ·    | ·    | ·     | ·      | ·        | ·
 schedule                     | in     | ·     | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
 move                         | in     | ok    | ok  | ok    | ·    | ·    | ·     | ·      | ·        | ·
"""

# who succeeds with each move, in the state it starts from; everybody else leaves the report as it is
MOVES_DRAWN = """
           | from       | nobody | alice | bob | carol | dave | erin | frank | system | security | audit
 submit    | draft      |        | x     |     |       |      |      |       |        |          |
 recall    | submitted  |        | x     |     |       |      |      |       |        |          |
 forward   | submitted  |        |       | x   |       |      |      |       |        |          |
 return    | submitted  |        |       | x   |       |      |      |       |        |          |
 approve   | forwarded  |        |       |     | x     |      |      |       |        |          |
 send_back | forwarded  |        |       |     | x     |      |      |       |        |          |
 publish   | approved   |        |       | x   | x     |      |      |       |        |          |
 amend     | published  |        | x     | x   |       |      |      |       |        |          |
 abandon   | correcting |        | x     | x   |       |      |      |       |        |          |
 withdraw  | published  |        |       | x   | x     |      |      |       |        |          |
 take_up   | withdrawn  |        | x     | x   |       |      |      |       |        |          |
"""
ONLY_POST = {
    "tick",
    "sign-out",
    "explain",
    "correct",
    "open-review",
    "comment",
    "remove-comment",
    "resolve-comment",
    "move",
    "correction",
    "schedule",
    "restore",
    "sign-in-again",
    "drop-import",
    "take-down",
    "try-rule",
    "archive-again",
    "archive-discard",
    "archive-discard-failed",
    "section-autosave",
    "sign-in-here",
    "section-numbers",
    "read-paste",
    "say",
    "reply",
    "read-all",
    "remind",
    "change-email",
}


def table(drawing):
    head, *rows = ([word.strip() for word in line.split("|")] for line in drawing.strip("\n").splitlines())
    return head, rows


def is_public(address):
    return getattr(resolve(address).func, "is_public", False)


def drawn():
    head, rows = table(PAGES)
    return [(row[0], who, expected) for row in rows for who, expected in zip(head[1:], row[1:], strict=True)]


@pytest.fixture
def report(world, monkeypatch):
    """水务局's report, into which one document went while another waits; returned once with a point, handed in
    again, opened again with a new point."""
    seam(monkeypatch)
    draft = in_state(world, "draft")
    world.taken, world.pending = (
        actions.bring(draft, sample(2024), b"x", "去年.docx", by=world.alice) for _ in range(2)
    )
    actions.accept_import(world.taken, Choice(["other"]), by=world.alice, version=again(draft).version)
    world.batch = actions.bring_archive(
        world.county, [Sent("2022.docx", b"x"), Sent("2021.docx", b"y")], by=world.carol
    )
    for file in world.batch.files.all():
        actions.read_waiting(file.pk)
    world.unread, world.kept = world.batch.files.all()
    here = Match(world.water, "own", exact=True)
    world.archived = actions.accept_archived(world.kept, here, 2021, Choice(), by=world.carol, sure_of=2021)
    world.trial = actions.try_rule(world.county, "TX-1", by=world.carol)
    submitted = move(draft, "submit", world.alice)
    actions.open_review(submitted, by=world.bob)
    world.old = actions.add_comment(submitted, "请核对。", by=world.bob)
    actions.make_move(submitted, "return", by=world.bob, version=submitted.version, reason="请改。")
    event = actions.make_move(submitted, "submit", by=world.alice, version=submitted.version)
    actions.open_review(submitted, by=world.bob)
    world.told = actions.say(submitted, "已核对。", by=world.alice)
    corrected(world, in_state(world, "published", year=2023))
    world.new = actions.add_comment(submitted, "再核对。", by=world.bob)
    world.receipt = event
    make_all_bulk()
    return again(submitted)


def arguments(name, world, report):
    own = report.address
    special = {
        "portal": (),
        "site-map": (),
        **dict.fromkeys(("sitemap", "robots", "feed", "search"), ()),
        "sitemap-part": (1,),
        "agency-feed": ("wangxi-swj",),
        "search-index": (2023,),
        "self-check": (),
        "rules": (),
        "rules-edition": ("2019",),
        "verify": (),
        "schema": (),
        "verify-digest": (Publication.objects.first().sha256,),
        "help": (),
        "help-chapter": ("author",),
        "public-year": (2024,),
        "agencies": (),
        "agency": ("wangxi-swj",),
        "compare-agencies": (),
        "indicators": (),
        "indicator": ("disclosure-rate",),
        **dict.fromkeys(
            ("open-data-year", "open-data-csv", "open-data-excel", "open-data-metadata"), (2023,)
        ),
        "api-report": (2023, "wangxi-swj"),
        "api-summary": (2023, "wangxi"),
        "api-missing": ("no/such/list",),
        "public-level": (2024, "county"),
        "public-year-file": (2024, "csv"),
        "public-years": (),
        "public-list": (),
        "public-list-page": (1,),
        "accessibility": (),
        "mode": ("elder",),
        "favicon": (),
        "new-round": ("wangxi",),
        "round": ("wangxi", 2024),
        "section": (*own, "overview"),
        "section-autosave": (*own, "overview"),
        "section-findings": (*own, "overview"),
        **dict.fromkeys(
            ("section", "section-numbers", "section-figures", "section-last-year"), (*own, "overview")
        ),
        "read-paste": (*own, "requests"),
        "office-rules": ("wangxi",),
        "try-rule": ("wangxi", "TX-1"),
        "rule-trial": ("wangxi", world.trial.pk),
        "rule-trial-progress": ("wangxi", world.trial.pk),
        "archive": ("wangxi",),
        "archive-batch": ("wangxi", world.batch.pk),
        "archive-progress": ("wangxi", world.batch.pk),
        "archive-again": ("wangxi", world.batch.pk),
        "archive-file": ("wangxi", world.unread.pk),
        "archive-original": ("wangxi", world.kept.pk),
        "archive-discard": ("wangxi", world.kept.pk),
        "archive-discard-failed": ("wangxi", world.batch.pk),
        "own-archived": (world.archived.pk,),
        "archived": ("wangxi", world.archived.pk),
        "take-down": ("wangxi", world.archived.pk),
        "import-result": (*own, world.pending.pk),
        "import-original": (*own, world.taken.pk),
        "drop-import": (*own, world.pending.pk),
        "receipt": (*own, world.receipt.pk),
        "receipt-pdf": (*own, world.receipt.pk),
        "remind": ("wangxi", 2024),
        "notice": (world.alice.notices.first().pk,),
        "reply": (*own, world.told.pk),
        "remove-comment": (*own, world.new.pk),
        "resolve-comment": (*own, world.old.pk),
        "move": (*own, "recall"),
    }
    if name.startswith("public-") and name not in special:
        code = "wangxi" if "summary" in name else "wangxi-swj"
        last = "pdf" if name.endswith("file") else "requests.new.total" if name.endswith("figure") else ""
        numbered = [1] if "version" in name or "figure" in name else [2] if "changes" in name else []
        return (2023, code, *numbered, *filter(None, [last]))
    if name.startswith(("open-data", "api-")):
        return special.get(name, ())
    if name in (
        "sign-in",
        "sign-in-again",
        "sign-in-here",
        "sign-out",
        "change-password",
        "change-email",
        "work",
        "bulk",
        "inbox",
        "read-all",
    ):
        return ()
    return special.get(name, own)


def answer(client, name, address):
    sent = {"data": {}, "content_type": "application/json"} if name == "section-autosave" else {}
    response = client.post(address, **sent) if name in ONLY_POST else client.get(address)
    if response.status_code == 404:
        return "·"
    asked = response.status_code == 401 or response.headers.get("Location", "").startswith("/sign-in/?next=")
    refused = {"section-autosave": 409, "sign-in-here": 400}.get(
        name
    )  # in words: the report is locked; no name
    assert response.status_code in (200, 302, 401, 409, refused), (name, response.status_code)
    return "in" if asked else "ok"


def test_every_page_for_everybody(world, report):
    wrong = []
    for name, who, expected in drawn():
        if who not in ("nobody", "alice") and is_public(reverse(name, args=arguments(name, world, report))):
            continue  # it does not look who asks: two are enough to see that
        client = Client()
        if who != "nobody":
            client.force_login(getattr(world, who))
        got = answer(client, name, reverse(name, args=arguments(name, world, report)))
        if got != expected:
            wrong.append(f"{name} for {who}: {got}, drawn {expected}")
    assert wrong == []


@pytest.mark.parametrize("row", table(MOVES_DRAWN)[1], ids=lambda row: row[0])
def test_every_move_by_everybody(world, row):
    head, (verb, state, *allowed) = table(MOVES_DRAWN)[0], row
    made = {}
    for who in head[2:]:
        with transaction.atomic():
            report = in_state(world, state)
            if verb in ("forward", "return", "approve", "send_back"):
                Report.objects.filter(pk=report.pk).update(opened_at=timezone.now())
            client = Client()
            if who != "nobody":
                client.force_login(getattr(world, who))
            address = reverse("move", args=(*report.address, verb))
            client.post(address, {"version": again(report).version, "reason": "请核对。", "confirmed": "1"})
            made[who] = "x" if again(report).state != state else ""
            transaction.set_rollback(True)
    assert made == dict(zip(head[2:], allowed, strict=True))


def test_every_move_is_drawn():
    drawn_moves = dict(row[:2] for row in table(MOVES_DRAWN)[1])
    assert {m.verb: True for m in MOVES} == {m.verb: drawn_moves[m.verb] in m.sources for m in MOVES}


def patterns(resolver, prefix=""):
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if route.startswith("repair/"):
            continue  # the admin site has its own rule: is_staff
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        elif isinstance(entry, URLPattern):
            yield entry


def test_every_view_states_its_audience():
    silent = [p.name for p in patterns(get_resolver()) if not hasattr(p.callback, "audience")]
    assert silent == []


def test_every_page_is_drawn():
    assert {p.name for p in patterns(get_resolver())} == {name for name, _, _ in drawn()}


def test_repair_is_for_the_keepers(client, world):
    client.force_login(world.alice)
    assert client.get("/repair/").status_code == 302
