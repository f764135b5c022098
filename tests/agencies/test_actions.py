import pytest
from django.core.exceptions import ValidationError

from agencies.actions import create_agency, create_person, issue_password, move_agency
from agencies.models import Agency, Kind, Level, Person, Record

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


def paths():
    return dict(Agency.objects.values_list("code", "path"))


@pytest.fixture
def bridge(world):
    """A second county, empty."""
    fields = {"level": Level.COUNTY, "kind": Kind.GOVERNMENT, "parent": world.city}
    return create_agency("gaoqiao", "高桥县人民政府", by=None, office_name="高桥县人民政府办公室", **fields)


def test_a_government_names_its_office(world):
    """Its two reports would bear one name."""
    fields = {"level": Level.COUNTY, "kind": Kind.GOVERNMENT, "parent": world.city}
    with pytest.raises(ValidationError, match="请填写办公机构名称"):
        create_agency("gaoqiao", "高桥县人民政府", by=None, **fields)


def test_a_moved_agency_takes_everything_below_it_along(world, bridge):
    station = create_agency("wangxi-swj-zhan", "水文站", by=None, parent=world.water, **FOREST)
    move_agency(world.county, bridge, by=world.system)
    assert paths() == {
        "pinghe": "pinghe/",
        "gaoqiao": "pinghe/gaoqiao/",
        "wangxi": "pinghe/gaoqiao/wangxi/",
        "wangxi-swj": "pinghe/gaoqiao/wangxi/wangxi-swj/",
        "wangxi-swj-zhan": "pinghe/gaoqiao/wangxi/wangxi-swj/wangxi-swj-zhan/",
        "wangxi-jyj": "pinghe/gaoqiao/wangxi/wangxi-jyj/",
        "wangxi-swju": "pinghe/gaoqiao/wangxi/wangxi-swju/",
        "wangxi-qiaotou": "pinghe/gaoqiao/wangxi/wangxi-qiaotou/",
    }
    assert station in Agency.objects.below(Agency.objects.get(pk=bridge.pk))
    record = Record.objects.first()
    assert (record.verb, record.by, record.agency) == ("move_agency", world.system, world.county)
    assert record.detail == "平和市人民政府 → 高桥县人民政府"


def test_a_government_may_be_moved_to_the_root(world):
    move_agency(world.county, None, by=world.system)
    assert paths()["wangxi-swj"] == "wangxi/wangxi-swj/"
    assert Record.objects.first().detail == "平和市人民政府 → 无上级"


@pytest.mark.parametrize("below", ["county", "water"])
def test_no_agency_stands_below_itself(world, below):
    before = paths()
    with pytest.raises(ValidationError, match="上级不能是“望溪县人民政府”自己或者它下面的机关"):
        move_agency(world.county, getattr(world, below), by=world.system)
    world.county.parent = getattr(world, below)
    with pytest.raises(ValidationError, match="上级不能是"):
        world.county.save()
    assert paths() == before


def test_a_department_cannot_stand_at_the_root(world):
    with pytest.raises(ValidationError, match="只有人民政府可以没有上级"):
        move_agency(world.water, None, by=world.system)


def test_a_parent_read_before_its_own_move_misleads_nobody(world, bridge):
    stale = Agency.objects.get(pk=world.county.pk)
    move_agency(world.county, bridge, by=None)
    forest = create_agency("wangxi-lyj", "望溪县林业局", by=None, parent=stale, **FOREST)
    assert forest.path == "pinghe/gaoqiao/wangxi/wangxi-lyj/"


def test_saving_some_fields_keeps_the_path(world):
    world.water.name = "望溪县水利局"
    world.water.save(update_fields=["name"])
    assert Agency.objects.get(pk=world.water.pk).path == "pinghe/wangxi/wangxi-swj/"
