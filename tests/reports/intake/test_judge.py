"""The judge of a reader: what counts as right, as marked, as undetermined."""

from dataclasses import replace
from types import SimpleNamespace

from reports.figures import Reading
from reports.intake.draft import Confidence, Found
from tests.documents import make
from tests.documents.judge import Score, judged

MADE = make("tabs:clean:4")
CELL = "requests.new.person"


def reader(made, **found):
    """One that reads everything right but the cells named."""

    def understand(data, name):
        figures = {cell: Found(Reading(*min(answers))) for cell, answers in made.expected.items()}
        figures |= {CELL: found["cell"]} if found else {}
        truth = made.truth
        return SimpleNamespace(
            figures=figures,
            edition=truth.edition,
            year=truth.year,
            agency=truth.agency,
            passages=truth.passages,
        )

    return understand


def wrong(confidence):
    return Found(Reading("number", 999999), confidence=confidence)


def test_a_perfect_reader_scores_everything():
    score = judged(MADE, reader(MADE))
    assert (score.right, score.share) == (len(MADE.expected), 100)
    assert score.years == score.agencies == score.prose == 1
    assert not score.misses


def test_a_wrong_cell_counts_by_its_mark():
    marked = judged(MADE, reader(MADE, cell=wrong(Confidence.DOUBTFUL)))
    unmarked = judged(MADE, reader(MADE, cell=wrong(Confidence.SURE)))
    assert (marked.marked, marked.unmarked, unmarked.marked, unmarked.unmarked) == (1, 0, 0, 1)
    assert unmarked.misses[0].cell == CELL
    assert not unmarked.misses[0].marked


def test_a_cell_the_reader_does_not_know_is_wrong_without_a_mark():
    assert judged(MADE, reader(MADE, cell=None)).unmarked == 1


def test_what_the_document_does_not_determine_has_to_be_marked():
    open_ = replace(MADE, undetermined=frozenset([CELL]))
    marked = judged(open_, reader(open_, cell=wrong(Confidence.DOUBTFUL)))
    unmarked = judged(open_, reader(open_, cell=wrong(Confidence.SURE)))
    assert (marked.undetermined, marked.marked, marked.unmarked, marked.share) == (1, 0, 0, 100)
    assert (unmarked.undetermined, unmarked.unmarked) == (1, 1)


def test_a_reader_that_raises_is_told_apart():
    def understand(data, name):
        raise RuntimeError("no")

    score = Score()
    score += judged(MADE, understand)
    assert (score.raised, score.right, score.unmarked) == (1, 0, 0)
    assert score.misses[0].got == "RuntimeError: no"
