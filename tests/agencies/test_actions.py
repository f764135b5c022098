import pytest
from django.core.exceptions import ValidationError

from agencies.actions import create_agency, create_person, issue_password
from agencies.models import Kind, Level, Person

FOREST = {"level": Level.COUNTY, "kind": Kind.DEPARTMENT}


def test_an_agency_finds_its_place_in_the_tree(world):
    forest = create_agency("wangxi-lyj", "望溪县林业局", by=world.system, parent=world.county, **FOREST)
    assert forest.path == "pinghe/wangxi/wangxi-lyj/"


@pytest.mark.parametrize("code", ["Wangxi", "望溪", "wangxi-swj"])
def test_a_code_is_plain_and_stands_once(world, code):
    with pytest.raises(ValidationError, match="code"):
        create_agency(code, "望溪县林业局", by=world.system, parent=world.county, **FOREST)


def test_a_new_person_cannot_sign_in_yet(world):
    assert not create_person("linye", "林叶", by=world.system).has_usable_password()


def test_a_password_is_issued_to_many_at_once(world):
    people = [world.alice, world.bob]
    issue_password(people, "Xinkouling-2026", by=world.system)
    assert all(Person.objects.get(pk=p.pk).check_password("Xinkouling-2026") for p in people)


@pytest.mark.parametrize("weak", ["short", "changdu-2026", "123456789012"])
def test_nobody_gets_a_password_that_breaks_the_rules(world, weak):
    before = Person.objects.get(pk=world.carol.pk).password
    with pytest.raises(ValidationError):
        issue_password([world.alice, world.carol], weak, by=world.system)
    assert Person.objects.get(pk=world.carol.pk).password == before
