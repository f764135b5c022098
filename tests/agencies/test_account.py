"""我的账户: the address to which notices go."""

import pytest
from django.urls import reverse

from agencies.models import Record


@pytest.fixture
def alice(world, client):
    client.force_login(world.alice)
    return client


def keeps(client, email):
    return client.post(reverse("change-email"), {"email": email}, follow=True).content.decode()


def test_an_address_is_entered_and_given_up(world, alice):
    assert "新消息将同时发到 anli@example.gov.cn。" in keeps(alice, "anli@example.gov.cn")
    world.alice.refresh_from_db()
    assert world.alice.email == "anli@example.gov.cn"
    assert Record.objects.filter(person=world.alice, by=world.alice).get().detail.startswith("电子邮箱：anli")
    assert "不再发邮件" in keeps(alice, "")


def test_what_is_no_address_is_said_and_stays(world, alice):
    shown = keeps(alice, "anli@")
    assert "这不像电子邮箱地址" in shown and 'value="anli@"' in shown
    world.alice.refresh_from_db()
    assert world.alice.email == ""
