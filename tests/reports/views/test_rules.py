"""校核规则: the manual on the public side, and the way to it from every finding."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from lxml import html

from reports.checks import manual
from tests.world import in_state

ROOT = Path(__file__).resolve().parents[3]


def page(client, address="/rules/"):
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_every_rule_has_an_anchor(client, db, edition):
    tree = page(client, f"/rules/?edition={edition}")
    assert tree.xpath("//article/@id") == [entry.rule.code for entry in manual.entries(edition)]
    assert [a[1:] for a in tree.xpath("//aside//a/@href")] == tree.xpath("//section/h2/@id")


def test_the_edition_in_force_comes_first(client, db):
    tree = page(client)
    assert tree.xpath("//nav[@aria-label='格式']//a[@aria-current]/text()") == ["2021年格式"]
    assert "国办公开办函〔2021〕30号" in tree.text_content()


def test_an_edition_that_there_is_not(client, db):
    response = client.get("/rules/?edition=2008")
    assert response.status_code == 404
    assert "没有这一年的格式" in response.content.decode()


def test_it_is_not_made_again_for_who_has_it(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        etag = client.get("/rules/")["ETag"]
        assert client.get("/rules/", headers={"if-none-match": etag}).status_code == 304


def test_every_finding_leads_to_its_rule(client, world):
    report = in_state(world, "draft", {"requests.new.person": "3"})
    client.force_login(world.alice)
    tree = page(client, f"/work/2024/{report.agency.code}/own/check/")
    assert "/rules/?edition=2021#T3-1" in tree.xpath("//li[contains(@class, 'problem')]/a[1]/@href")


def test_the_command_needs_no_database():
    command = [sys.executable, str(ROOT / "manage.py"), "rules_manual", "--edition", "2019"]
    printed = subprocess.run(command, env={}, capture_output=True, check=True).stdout.decode()
    assert printed.startswith("校核规则（2019年格式，国办公开办函〔2019〕60号）")


def test_the_command_of_django_prints_the_same(capsys):
    call_command("rules_manual", edition="2019")
    assert capsys.readouterr().out.rstrip() == manual.printed("2019", "text").rstrip()
