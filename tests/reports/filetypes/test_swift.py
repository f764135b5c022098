"""What makes printing fast changes nothing else."""

import gc

import pytest

from reports.filetypes import swift


def test_variables_are_filled_in() -> None:
    style = ":root { --line: 28.99pt; /* note */ --rule: 1pt solid; } p { margin: var(--line); border: var(--rule) }"
    assert swift.plain(style).endswith("p { margin: 28.99pt; border: 1pt solid }")


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_left_as_it_was(was_on: bool) -> None:
    (gc.enable if was_on else gc.disable)()
    with swift.no_collector():
        assert not gc.isenabled()
    assert gc.isenabled() == was_on
    gc.enable()


def test_what_xml_cannot_hold_is_left_out() -> None:
    page = swift.Page("<html><body><p>甲\ufffe乙\uffff</p></body></html>")
    assert "".join(page.etree_element.itertext()) == "甲乙"
