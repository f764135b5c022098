"""The labelled set: reports in order, written by hand in many agencies' manners, and the mistakes planted in them.

``README.md`` describes the files of ``reports/``. ``reports()`` reads all of them.
"""

from tests.labelled.changes import damaged
from tests.labelled.reader import Labelled, Mistake, Written, reports

__all__ = ["Labelled", "Mistake", "Written", "damaged", "reports"]
