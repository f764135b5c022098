"""What was typed survives an old token and an expired sign-in; names and passwords are never shown again."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.world import PASSWORD, opened

HERE = {"origin": "http://testserver"}
SECRETS = {
    "username": "anli-typed",
    "password": "Secret-one-1",
    "old_password": "Secret-two-2",
    "new_password1": "Secret-three-3",
    "new_password2": "Secret-four-4",
}
KEPT = {"kept_path": "/work/2024/wangxi-swj/own/", "kept:text": "打了很久"}


@pytest.fixture
def strict():
    return Client(enforce_csrf_checks=True)


def test_a_post_from_elsewhere_is_refused(strict, world):
    answer = strict.post(reverse("work"), {"x": "1"}, headers={"origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert "没有执行" in answer.content.decode()


def test_an_old_token_of_ours_is_offered_again(strict, world):
    strict.force_login(world.alice)
    answer = strict.post(reverse("work"), {"text": "打了很久"}, headers=HERE)
    assert answer.status_code == 403
    assert "打了很久" in answer.content.decode()


def test_and_to_the_signed_out_with_the_sign_in(strict, world):
    answer = strict.post(reverse("work"), {"text": "打了很久"}, headers=HERE)
    assert answer.status_code == 401
    assert "打了很久" in answer.content.decode()


@pytest.mark.parametrize("signed_in", [True, False])
def test_no_password_is_ever_kept(strict, world, signed_in):
    if signed_in:
        strict.force_login(world.alice)
    answer = strict.post(reverse("work"), {"text": "打了很久", **SECRETS}, headers=HERE)
    shown = answer.content.decode()
    assert "打了很久" in shown and not [value for value in SECRETS.values() if value in shown]


def test_nor_by_way_of_signing_in_again(client, world):
    kept = {f"kept:{name}": value for name, value in SECRETS.items()}
    answer = client.post(reverse("sign-in-again"), {**KEPT, **kept, "username": "anli", "password": "wrong"})
    shown = answer.content.decode()
    assert "打了很久" in shown and not [value for value in SECRETS.values() if value in shown]


@pytest.mark.parametrize("name", ["sign-in", "change-password", "admin:login"])
def test_a_page_that_asks_for_a_password_is_asked_again(strict, world, name):
    if name == "change-password":
        strict.force_login(world.alice)
    answer = strict.post(reverse(name) + "?next=/work/", SECRETS, headers=HERE, follow=True)
    assert answer.redirect_chain == [(reverse(name) + "?next=/work/", 302)]
    shown = answer.content.decode()
    assert "页面已过期，请再填一次" in shown and not [value for value in SECRETS.values() if value in shown]


def test_changing_the_password_after_the_sign_in_expired(client, world):
    answer = client.post(reverse("change-password"), SECRETS, follow=True)
    assert answer.redirect_chain == [("/sign-in/?next=/password/", 302)]
    shown = answer.content.decode()
    assert "页面已过期，请再填一次" in shown and not [value for value in SECRETS.values() if value in shown]


def test_signing_out_with_an_old_token_asks_to_click_again(strict, world):
    strict.force_login(world.alice)
    answer = strict.post(reverse("sign-out"), {}, headers=HERE, follow=True)
    assert answer.redirect_chain == [(reverse("work"), 302)]
    assert "请再点一次“退出”" in answer.content.decode()


@pytest.mark.parametrize(("signed_in", "status"), [(True, 403), (False, 401)])
def test_signing_in_again_with_an_old_token_still_keeps_the_text(strict, world, signed_in, status):
    if signed_in:
        strict.force_login(world.alice)
    answer = strict.post(reverse("sign-in-again"), {**KEPT, **SECRETS}, headers=HERE)
    assert answer.status_code == status
    assert answer.context["path"] == KEPT["kept_path"]
    assert answer.context["kept"] == [("text", "打了很久")]


def test_signing_in_again_with_an_old_token_and_nothing_kept(strict, world):
    answer = strict.post(reverse("sign-in-again"), SECRETS, headers=HERE, follow=True)
    assert answer.redirect_chain == [(reverse("sign-in"), 302)]
    assert "页面已过期，请再填一次" in answer.content.decode()


def test_a_lock_while_signing_in_again_keeps_the_text(client, world):
    page = {**KEPT, "username": "anli", "password": "wrong"}
    for _ in range(5):
        answer = client.post(reverse("sign-in-again"), page)
    assert answer.status_code == 429
    assert "连续5次不对" in answer.content.decode()
    assert (answer.context["path"], answer.context["kept"]) == (KEPT["kept_path"], [("text", "打了很久")])
    assert client.post(reverse("sign-in-again"), {**page, "password": PASSWORD}).status_code == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    resumed = client.post(reverse("sign-in-again"), {**page, "password": PASSWORD})
    assert resumed.status_code == 200 and resumed.context["kept"] == [("text", "打了很久")]


def test_a_lock_with_nothing_kept_is_a_plain_page(client, world):
    for _ in range(5):
        answer = client.post(reverse("sign-in"), {"username": "anli", "password": "wrong"})
    assert answer.status_code == 429 and b"kept_path" not in answer.content


def test_before_sending_again_it_says_under_whose_name(client, world):
    resumed = client.post(reverse("sign-in-again"), {**KEPT, "username": "baoshen", "password": PASSWORD})
    shown = " ".join(resumed.content.decode().split())
    assert "将以 <strong>包审</strong> 的名义保存到：" in shown
    assert KEPT["kept_path"] in shown


def test_a_file_is_asked_for_again_and_the_page_is_named(client, world):
    report = opened(world)
    path = reverse("import", args=report.address)
    asked = client.post(path, {"file": SimpleUploadedFile("年报.docx", b"PK"), "section": "requests"})
    assert "选的文件（年报.docx）没有留下" in asked.content.decode() and asked.status_code == 401
    assert "填写的内容都在" not in asked.content.decode()
    page = {"kept_path": path, "kept:section": "requests", "kept_file:file": "年报.docx"}
    resumed = client.post(reverse("sign-in-again"), {**page, "username": "anli", "password": PASSWORD})
    shown = resumed.content.decode()
    assert "请再选一次：年报.docx" in shown and 'name="file" required' in shown
    assert 'enctype="multipart/form-data"' in shown
    assert f"{report.title} › 导入" in shown and f"保存到：{path}" not in shown
    assert resumed.context["kept"] == [("section", "requests")]
