from django.urls import include, path

from reports.views import (
    archive,
    archive_batch,
    author,
    checking,
    imports,
    inbox,
    printed,
    review,
    supervise,
    threads,
    weights,
    work,
)

REPORT = [
    path("", author.report, name="report"),
    path("sections/<slug:section>/", author.section, name="section"),
    path("check/", checking.check, name="check"),
    path("explain/", checking.explain, name="explain"),
    path("correct/", checking.correct, name="correct"),
    path("preview/", printed.preview, name="preview"),
    path("preview.pdf", printed.preview_pdf, name="preview-pdf"),
    path("receipts/<int:event>/", printed.receipt, name="receipt"),
    path("receipts/<int:event>.pdf", printed.receipt_pdf, name="receipt-pdf"),
    path("import/", imports.bring, name="import"),
    path("imports/", imports.imports, name="imports"),
    path("imports/<int:pk>/", imports.result, name="import-result"),
    path("imports/<int:pk>/drop/", imports.drop, name="drop-import"),
    path("imports/<int:pk>/original", imports.import_original, name="import-original"),
    path("review/", review.review, name="review"),
    path("review/open/", review.open_review, name="open-review"),
    path("comments/", review.comment, name="comment"),
    path("comments/<int:pk>/remove/", review.remove_comment, name="remove-comment"),
    path("threads/", threads.talk_page, name="threads"),
    path("threads/new/", threads.say, name="say"),
    path("threads/<int:pk>/reply/", threads.reply, name="reply"),
    path("comments/<int:pk>/resolve/", threads.resolve_comment, name="resolve-comment"),
    path("moves/<slug:verb>/", review.move, name="move"),
]

ARCHIVE = [
    path("", archive.archive, name="archive"),
    path("batches/<int:pk>/", archive_batch.batch, name="archive-batch"),
    path("batches/<int:pk>/progress", archive_batch.progress, name="archive-progress"),
    path("batches/<int:pk>/again/", archive_batch.read_again, name="archive-again"),
    path("files/<int:pk>/", archive.archive_file, name="archive-file"),
    path("batches/<int:pk>/discard-failed/", archive_batch.discard_failed, name="archive-discard-failed"),
    path("files/<int:pk>/discard/", archive_batch.discard, name="archive-discard"),
    path("files/<int:pk>/original", archive.archive_original, name="archive-original"),
    path("reports/<int:pk>/", archive.archived, name="archived"),
    path("reports/<int:pk>/remove/", archive.take_down, name="take-down"),
]

RULES = [
    path("", weights.office_rules, name="office-rules"),
    path("<slug:rule>/try/", weights.try_rule, name="try-rule"),
    path("trials/<int:pk>/", weights.trial, name="rule-trial"),
    path("trials/<int:pk>/progress", weights.trial_progress, name="rule-trial-progress"),
]

urlpatterns = [
    path("work/", work.work, name="work"),
    path("work/inbox/", inbox.inbox, name="inbox"),
    path("work/inbox/read/", inbox.read_all, name="read-all"),
    path("work/inbox/<int:pk>/", inbox.notice, name="notice"),
    path("work/offices/<slug:code>/new/", supervise.new_round, name="new-round"),
    path("work/offices/<slug:code>/<int:year>/", supervise.round_, name="round"),
    path("work/offices/<slug:code>/<int:year>/remind/", supervise.remind, name="remind"),
    path("work/offices/<slug:code>/archive/", include(ARCHIVE)),
    path("work/offices/<slug:code>/rules/", include(RULES)),
    path("work/archived/<int:pk>/", archive.own_archived, name="own-archived"),
    path("work/<int:year>/<slug:code>/<slug:kind>/", include(REPORT)),
    path("", include("reports.urls_portal")),
]
