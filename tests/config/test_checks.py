"""What `manage.py check` says of fonts, footer, demo accounts and published files."""

import pytest
from django.contrib.auth import get_user_model

from config import checks
from config.site import Column, Site
from reports import fonts
from reports.actions.publish import WRITERS
from tests.world import in_state

FILLED = Site(**dict.fromkeys(Site.__dataclass_fields__, "已填"))


@pytest.fixture
def public(settings):
    """As on a public site."""
    settings.DEBUG = settings.DEMO = settings.TESTING = False
    settings.SITE = Site()


def ids(messages):
    return [message.id for message in messages]


def test_this_machine_is_fit_to_print():
    assert checks.subsetter(None) + checks.print_faces(None) == []


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setattr(checks, "SUBSETTER", "libno-such.so.0")
    [warning] = checks.subsetter(None)
    assert warning.id == "annual.W001"
    assert "apt-get install" in warning.hint


def test_a_missing_face_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "OUT", tmp_path)
    [warning] = checks.print_faces(None)
    assert warning.id == "annual.W002"
    assert "GW FangSong" in warning.msg


def test_a_public_site_must_say_whose_it_is(public):
    [error] = checks.footer(None)
    assert error.id == "annual.E003"
    assert "SITE_ID_CODE" in error.msg


def test_while_developing_that_is_a_warning(public, settings):
    settings.DEBUG = True
    assert ids(checks.footer(None)) == ["annual.W003"]


def test_a_demo_needs_no_footer(public, settings):
    settings.DEMO = True
    assert checks.footer(None) == []


def test_a_filled_footer_passes(public, settings):
    settings.SITE = FILLED
    assert checks.footer(None) == []


@pytest.mark.parametrize("field", Site.__dataclass_fields__)
def test_every_value_of_the_footer_is_asked_for(field):
    values = dict.fromkeys(Site.__dataclass_fields__, "已填") | {field: ""}
    assert Site(**values).unfilled() == [f"SITE_{field.upper()}"]


WELL_FORMED = [
    {"icp": "闽ICP备09032658号", "police_record": "闽公网安备35012802000001号", "id_code": "3501280001"},
    {"icp": "闽ICP备06036078号-2", "police_record": "闽公网安备 35012802000001号", "id_code": "bm64130001"},
    {"police_record": "35012899001-19002"},
]


@pytest.mark.parametrize("values", [*WELL_FORMED, {}, dict.fromkeys(checks.SHAPES, "")])
def test_well_formed_and_unset_numbers_of_the_footer_pass(public, settings, values):
    settings.SITE = Site(**values)
    assert checks.footer_shapes(None) == []


@pytest.mark.parametrize(
    ("field", "value", "id"),
    [
        ("icp", "ICP备09032658号", "annual.W004"),
        ("icp", "闽ICP备0903265号", "annual.W004"),
        ("icp", "闽ICP备０９０３２６５８号", "annual.W004"),
        ("police_record", "闽公网安备3501280200000号", "annual.W005"),
        ("police_record", "35012899001", "annual.W005"),
        ("domain", "https://gk.example.gov.cn/", "annual.W020"),
        ("party_mark", "待补", "annual.W021"),
        ("id_code", "350128001", "annual.W006"),
        ("id_code", "bm641300011", "annual.W006"),
    ],
)
def test_a_mistyped_number_of_the_footer_is_pointed_out(public, settings, field, value, id):
    settings.SITE = Site(**{field: value})
    [warning] = checks.footer_shapes(None)
    assert warning.id == id
    assert value in warning.msg and f"SITE_{field.upper()}" in warning.hint


def test_finding_faults_carries_the_code_of_the_site(public, settings):
    link = "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code="
    settings.SITE = Site(id_code="3501280001", report_error=f"{link}3501280001")
    assert checks.report_error_link(None) == []
    settings.SITE = Site(id_code="3501280001", report_error=f"{link}1111111111")
    [warning] = checks.report_error_link(None)
    assert warning.id == "annual.W022" and f"{link}3501280001" in warning.hint


def test_a_board_that_leads_nowhere_is_named(public, settings):
    settings.COLUMN = Column(guide="/zn/", institution="制度", links="文件库=https://a.gov.cn/;没有网址")
    [warning] = checks.column_links(None)
    assert "政府信息公开制度（制度）、没有网址（）" in warning.msg
    settings.COLUMN = Column(guide="/zn/")
    assert checks.column_links(None) == []


def test_a_folder_without_parts_stops_the_start(public, settings, tmp_path):
    settings.PORTAL_PARTS_DIR = str(tmp_path)
    assert ids(checks.portal_parts(None)) == ["annual.E024"]
    (tmp_path / "footer.html").touch()
    assert checks.portal_parts(None) == []


def test_a_demo_may_have_any_numbers(public, settings):
    settings.SITE, settings.DEMO = FILLED, True
    assert checks.footer_shapes(None) == []


@pytest.fixture
def demo_account(db):
    return get_user_model().objects.create_user("demo-author", "演示", is_demo=True)


def test_a_demo_account_has_no_place_on_a_public_site(public, demo_account):
    [error] = checks.demo_accounts(None, databases=["default"])
    assert error.id == "annual.E004"
    assert "demo-author" in error.msg


def test_a_demo_account_may_be_kept_when_it_is_shut(public, demo_account):
    demo_account.is_active = False
    demo_account.save()
    assert checks.demo_accounts(None, databases=["default"]) == []


def test_a_demo_may_have_its_accounts(public, demo_account, settings):
    settings.DEMO = True
    assert checks.demo_accounts(None, databases=["default"]) == []


def test_without_a_database_nobody_is_looked_for(public):
    assert checks.demo_accounts(None, databases=None) == []


@pytest.fixture
def published(world):
    """A report made public, with its files."""
    return in_state(world, "published").publications.get()


def test_files_that_are_there_pass(published):
    assert checks.published_files(None, databases=["default"]) == []


def test_a_published_file_that_is_gone_is_named(published):
    published.file("pdf").path.unlink()
    [warning] = checks.published_files(None, databases=["default"])
    assert warning.id == "annual.W007"
    assert "1个" in warning.msg and f"{published.report}第1版（pdf）" in warning.msg
    assert "备份" in warning.hint


def test_of_many_missing_files_some_are_named(published, monkeypatch):
    monkeypatch.setattr(checks, "NAMED", 1)
    for file in published.files.all():
        file.path.unlink()
    [warning] = checks.published_files(None, databases=["default"])
    assert f"{len(WRITERS)}个" in warning.msg and warning.msg.endswith("等。")


def test_without_a_database_no_file_is_looked_for(published):
    published.file("pdf").path.unlink()
    assert checks.published_files(None, databases=None) == []
