import pytest
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.world import PASSWORD


def sign_in(client, username="anli", password=PASSWORD, **headers):
    return client.post(reverse("sign-in"), {"username": username, "password": password}, **headers)


def test_signing_in_leads_to_the_work(client, world):
    assert sign_in(client).headers["Location"] == reverse("work")


def test_the_user_name_in_any_case(client, world):
    assert sign_in(client, " AnLi ").status_code == 302


@pytest.mark.parametrize("username", ["anli", "nobody-here"])
def test_a_wrong_password_and_an_unknown_name_sound_alike(client, world, username):
    answer = sign_in(client, username, "wrong")
    assert "用户名或密码不对，请核对后再试" in answer.content.decode()


def test_five_failures_lock_for_a_quarter_of_an_hour(client, world):
    for _ in range(5):
        answer = sign_in(client, password="wrong")
    assert answer.status_code == 429
    assert "连续5次不对" in answer.content.decode()
    assert sign_in(client).status_code == 429


def test_a_stranger_elsewhere_does_not_lock_the_clerk_out(client, world):
    for _ in range(5):
        sign_in(client, password="wrong", REMOTE_ADDR="192.0.2.7")
    assert sign_in(client, REMOTE_ADDR="192.0.2.8").status_code == 302


def test_a_person_who_left_cannot_sign_in(client, world):
    world.alice.is_active = False
    world.alice.save()
    assert sign_in(client).status_code == 200


def test_idle_sessions_end(client, world):
    sign_in(client)
    assert client.session.get_expiry_age() == settings.IDLE_MINUTES * 60 <= 30 * 60
    assert client.session.get_expire_at_browser_close() is True or settings.SESSION_EXPIRE_AT_BROWSER_CLOSE


@pytest.mark.parametrize(
    "password", ["Short-1", "alllowercase", "ALLUPPER1234", "1234567890", "password123", "Anli-anli-1x"]
)
def test_weak_passwords_are_refused_in_words(world, password):
    if password == "Anli-anli-1x":
        world.alice.username = "anli-anli-1x"
    with pytest.raises(ValidationError) as refused:
        validate_password(password, world.alice)
    assert all("无效" not in message for message in refused.value.messages)


def test_changing_the_password(client, world):
    sign_in(client)
    new = "Xinde-2027"
    client.post(
        reverse("change-password"), {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )
    client.post(reverse("sign-out"))
    assert sign_in(client, password=new).status_code == 302


def test_signing_out_is_a_post(client, world):
    sign_in(client)
    assert client.get(reverse("sign-out")).status_code == 405
    client.post(reverse("sign-out"))
    assert client.get(reverse("work")).status_code == 302


def test_pages_carry_a_strict_policy(client, world):
    sign_in(client)
    answer = client.get(reverse("work"))
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
