import pytest

from reports.intake.readers import package
from reports.intake.readers.package import Package
from reports.intake.source import Unreadable
from tests.reports.intake.readers.building import zipped


def locked(data):
    """The zip with the mark of encryption set on every part."""
    return data.replace(b"PK\1\2\x14\x03\x14\0\0", b"PK\1\2\x14\x03\x14\0\1")


def test_parts_that_are_missing_are_none():
    assert Package(zipped({"a.xml": "<a/>"})).xml("b.xml") is None


@pytest.mark.parametrize("content", ["<!DOCTYPE a><a/>", "<a>", ""])
def test_xml_that_is_none_is_refused(content):
    with pytest.raises(Unreadable, match="损坏"):
        Package(zipped({"a.xml": content})).xml("a.xml")


def test_a_document_type_is_refused_in_wide_characters_too():
    with pytest.raises(Unreadable):
        Package(zipped({"a.xml": "<!DOCTYPE a><a/>".encode("utf-16")})).xml("a.xml")


def test_a_part_that_unpacks_to_too_much_is_refused():
    with pytest.raises(Unreadable, match="太大"):
        Package(zipped({"a.xml": bytes(package.MOST_PART + 1)})).part("a.xml")


def test_xml_that_is_too_long_to_parse_is_refused(monkeypatch):
    monkeypatch.setattr(package, "MOST_XML", 3)
    with pytest.raises(Unreadable, match="太大"):
        Package(zipped({"a.xml": "<a/>"})).xml("a.xml")


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(package, "MOST_PARTS", 1)
    with pytest.raises(Unreadable, match="太大"):
        Package(zipped({"a": "", "b": ""}))


def test_a_locked_part_is_refused():
    with pytest.raises(Unreadable, match="密码"):
        Package(locked(zipped({"a": "x"}))).part("a")


def test_a_part_that_was_changed_is_refused():
    data = bytearray(zipped({"a": "x" * 99}))
    data[33] ^= 255
    with pytest.raises(Unreadable, match="损坏"):
        Package(bytes(data)).part("a")


def test_relations_outside_the_file_are_not_followed():
    outside = '<R><r TargetMode="External" Type="x/styles" Target="http://example.com/"/><r/></R>'
    found = Package(zipped({"word/_rels/document.xml.rels": outside}))
    assert list(found.relations("word/document.xml")) == [("", "", "word")]


@pytest.mark.parametrize(
    "said, value", [("7", 7), (None, 1), ("", 1), ("x", 1), ("٣", 1), ("9" * 12, 1), ("99", 50)]
)
def test_numbers_in_files_are_bounded(said, value):
    assert package.number(said, 1, 50) == value


def test_a_path_ends_where_nothing_is():
    assert package.child(package.parse(b"<a><b/></a>"), "c", "d") is None


def test_what_is_no_zip_is_refused():
    with pytest.raises(Unreadable, match="损坏"):
        Package(b"PK")
