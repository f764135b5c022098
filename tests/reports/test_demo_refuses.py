"""When `manage.py demo` writes nothing."""

import pytest
from django.core.management import CommandError, call_command

from agencies.models import Agency, Kind, Level, Person
from reports.demo import story
from reports.demo.clock import demo_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def real_agency():
    return Agency.objects.create(code="real", name="真实县人民政府", level=Level.COUNTY, kind=Kind.GOVERNMENT)


def test_a_database_in_use_is_left_alone(settings, real_agency):
    settings.DEMO = True
    with pytest.raises(CommandError, match="不属于演示"):
        call_command("demo")
    assert list(Agency.objects.all()) == [real_agency]


def test_a_person_is_enough_to_be_in_use(settings):
    settings.DEMO = True
    Person.objects.create_user("somebody", "某人")
    with pytest.raises(CommandError) as refusal:
        call_command("demo")
    assert refusal.value.returncode == 1


@pytest.mark.parametrize("arguments", [[], ["--accounts"]])
def test_not_outside_a_demo(settings, arguments):
    settings.DEMO = False
    with pytest.raises(CommandError, match="不是演示环境"):
        call_command("demo", *arguments)


def test_a_story_that_fails_leaves_nothing(settings, monkeypatch):
    settings.DEMO = True
    monkeypatch.setattr(story.writing, "own", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        call_command("demo")
    assert not Person.objects.exists()


def test_the_clock_is_set_right_again():
    with pytest.raises(ZeroDivisionError), demo_clock() as clock:
        clock.set(story.day(2020, 1, 6))
        assert story.timezone.localdate().year == 2020
        _ = 1 / 0
    assert story.timezone.localdate().year > 2020
