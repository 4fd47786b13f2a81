"""Addresses of staff: talks, the decision, the support plan, settings."""

from django.urls import URLPattern, path

from carers.views.cases import decision, settings, support, talks

urlpatterns: list[URLPattern] = [
    path("approvals/", support.approvals, name="approvals"),
    path("unmet/", settings.unmet_needs, name="unmet"),
    path("settings/", settings.show, name="settings"),
    path("settings/decision/", settings.may_decide, name="may-decide"),
    path("settings/targets/<slug:step>/", settings.target, name="target"),
    path("settings/<slug:organisation>/", settings.service, name="service-settings"),
    path("<uuid:case>/talks/", talks.show, name="talks"),
    path("<uuid:case>/talks/held/", talks.unbooked, name="talk-unbooked"),
    path("<uuid:case>/talks/<int:talk>/change/", talks.change, name="talk-change"),
    path("<uuid:case>/talks/<int:talk>/cancel/", talks.cancel, name="talk-cancel"),
    path("<uuid:case>/talks/<int:talk>/held/", talks.held, name="talk-held"),
    path("<uuid:case>/talks/<int:talk>/missed/", talks.missed, name="talk-missed"),
    path("<uuid:case>/decision/", decision.show, name="decision"),
    path("<uuid:case>/review/", decision.review, name="review-date"),
    path("<uuid:case>/review/invited/", decision.invited, name="review-invited"),
    path("<uuid:case>/close/", decision.close, name="close"),
    path("<uuid:case>/support/", support.show, name="support"),
    path("<uuid:case>/support/add/", support.add_item, name="support-add"),
    path("<uuid:case>/support/forward/", support.put_forward, name="support-forward"),
    path("<uuid:case>/support/approval/", support.settle, name="support-approval"),
    path("<uuid:case>/support/<int:item>/", support.change_item, name="support-item"),
    path("<uuid:case>/support/<int:item>/remove/", support.remove_item, name="support-remove"),
    path("<uuid:case>/support/<int:item>/started/", support.start_item, name="support-started"),
    path("<uuid:case>/unmet/", support.code_need, name="unmet-code"),
    path("<uuid:case>/unmet/take-back/", support.take_back_need, name="unmet-take-back"),
]
