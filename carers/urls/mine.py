"""What a carer sees of what she has sent, and what she does about it."""

from django.urls import URLPattern, path

from carers.views.mine import accounts, adding, changing, entering, keeping, records, status

urlpatterns: list[URLPattern] = [
    path("mine/", entering.home, name="mine"),
    path("mine/send-link/", entering.send_link, name="mine-send-link"),
    path("mine/closed/", status.closed, name="mine-closed"),
    path("mine/deleted/", keeping.deleted, name="mine-deleted"),
    path("mine/keep/<uuid:draft>/", accounts.keep, name="mine-keep"),
    path("mine/open/<uuid:draft>/", accounts.open_draft, name="mine-open"),
    path("mine/<uuid:case>/", status.case, name="mine-case"),
    path("mine/<uuid:case>/seen/", status.seen, name="mine-seen"),
    path("mine/<uuid:case>/answers/", status.answers, name="mine-answers"),
    path("mine/<uuid:case>/plan/", status.plan, name="mine-plan"),
    path("mine/<uuid:case>/close/", status.close, name="mine-close"),
    path("mine/<uuid:case>/leave/", status.leave, name="mine-leave"),
    path("mine/<uuid:case>/add/", adding.add, name="mine-add"),
    path("mine/<uuid:case>/correct/", adding.correct, name="mine-correct"),
    path("mine/<uuid:case>/added/", adding.added, name="mine-added"),
    path("mine/<uuid:case>/talk/", adding.talk, name="mine-talk"),
    path("mine/<uuid:case>/changed/", changing.changed, name="mine-changed"),
    path("mine/<uuid:case>/changed/said/", changing.changed_said, name="mine-changed-said"),
    path("mine/<uuid:case>/review/", changing.review, name="mine-review"),
    path("mine/<uuid:case>/record/", records.record, name="mine-record"),
    path("mine/<uuid:case>/record/pdf/", records.record_pdf, name="mine-record-pdf"),
    path("mine/<uuid:case>/code/", keeping.code, name="mine-code"),
    path("mine/<uuid:case>/news/", keeping.news, name="mine-news"),
    path("mine/<uuid:case>/download/", keeping.download, name="mine-download"),
    path("mine/<uuid:case>/withdraw/", keeping.withdraw, name="mine-withdraw"),
    path("mine/<uuid:case>/delete/", keeping.delete, name="mine-delete"),
    path("mine/<uuid:case>/join/", accounts.join, name="mine-join"),
]
