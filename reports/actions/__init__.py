"""The only writers of reports: each atomic, keyword by=, with its event in the same transaction."""

from reports.actions.archive import (
    AgencyDoubted,
    YearDoubted,
    accept_archived,
    bring_archive,
    read_again,
    read_waiting,
    take_down,
)
from reports.actions.archive_discard import discard_failed, discard_file
from reports.actions.autosave import Autosaved, autosave
from reports.actions.correct import apply_suggestion
from reports.actions.correction import write_note
from reports.actions.entries import (
    Conflict,
    Saved,
    load_figures,
    save_passage,
    save_table,
    settle_total,
)
from reports.actions.explanations import explain, take_back
from reports.actions.imports import ChangedMeanwhile, accept_import, bring, drop_import, forget_the_old
from reports.actions.moves import make_move
from reports.actions.notify import mail_notices, read_notices
from reports.actions.refused import Refused
from reports.actions.remind import remind
from reports.actions.restore import restore
from reports.actions.review import add_comment, open_review, remove_comment
from reports.actions.rounds import open_round, planned
from reports.actions.routine import approve_plain, reason_for_all, return_listed
from reports.actions.schedule import publish_due, schedule, schedule_refusal, unschedule
from reports.actions.talk import reply, resolve_comment, say
from reports.actions.ticks import tick, untick
from reports.actions.weights import run_trial, set_weight, try_rule

__all__ = [
    "AgencyDoubted",
    "Autosaved",
    "ChangedMeanwhile",
    "accept_archived",
    "accept_import",
    "bring",
    "bring_archive",
    "discard_failed",
    "discard_file",
    "drop_import",
    "forget_the_old",
    "Conflict",
    "Refused",
    "Saved",
    "YearDoubted",
    "add_comment",
    "apply_suggestion",
    "approve_plain",
    "autosave",
    "explain",
    "load_figures",
    "mail_notices",
    "make_move",
    "open_review",
    "open_round",
    "planned",
    "publish_due",
    "read_again",
    "read_notices",
    "read_waiting",
    "reason_for_all",
    "restore",
    "return_listed",
    "run_trial",
    "remind",
    "remove_comment",
    "reply",
    "resolve_comment",
    "save_passage",
    "save_table",
    "say",
    "schedule",
    "schedule_refusal",
    "set_weight",
    "settle_total",
    "take_back",
    "take_down",
    "tick",
    "try_rule",
    "unschedule",
    "untick",
    "write_note",
]
