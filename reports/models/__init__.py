from reports.models.entries import Comment, Explanation, Figure, Passage
from reports.models.event import Event
from reports.models.publication import Publication, PublicationFile
from reports.models.report import Report, ReportKind
from reports.models.round import Round

__all__ = [
    "Comment",
    "Event",
    "Explanation",
    "Figure",
    "Passage",
    "Publication",
    "PublicationFile",
    "Report",
    "ReportKind",
    "Round",
]
