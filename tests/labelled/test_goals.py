"""What the rules have to reach on the whole labelled set; `bench_rules` prints where they do not."""

import pytest

from tests.benchmarks import bench_rules
from tests.labelled import reports


@pytest.fixture(scope="module")
def total() -> bench_rules.Score:
    return bench_rules.score(reports())


def test_the_goals_are_met(total: bench_rules.Score) -> None:
    assert [sentence for sentence, met in bench_rules.goals(total) if not met] == []
