from reports.models.bulk import BulkFile
from reports.models.comments import Comment, Notice
from reports.models.entries import Explanation, Figure, Passage
from reports.models.event import Event
from reports.models.imports import ArchiveBatch, ArchivedReport, ArchiveFile, Import
from reports.models.ledger import LedgerEntry
from reports.models.publication import Publication, PublicationFile, Withdrawal
from reports.models.report import Report, ReportKind
from reports.models.round import Round
from reports.models.search import SearchEntry
from reports.models.ticks import Tick
from reports.models.visits import Visit
from reports.models.weights import RuleTrial, RuleWeight

__all__ = [
    "ArchiveBatch",
    "ArchiveFile",
    "ArchivedReport",
    "BulkFile",
    "Comment",
    "Event",
    "Explanation",
    "Figure",
    "Import",
    "LedgerEntry",
    "Notice",
    "Passage",
    "Publication",
    "PublicationFile",
    "Report",
    "ReportKind",
    "Round",
    "RuleTrial",
    "RuleWeight",
    "SearchEntry",
    "Tick",
    "Visit",
    "Withdrawal",
]
