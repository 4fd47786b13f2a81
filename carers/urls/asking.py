"""From a plan to the service; asking to be called; referring somebody."""

from django.urls import URLPattern, path

from carers.views import asking, asking_call, asking_referral, asking_sent

SEND = "send/<uuid:plan>/"
urlpatterns: list[URLPattern] = [
    path(SEND, asking.begin, name="send"),
    path(f"{SEND}check/", asking.check, name="send-check"),
    path(f"{SEND}sent/", asking_sent.sent, name="send-sent"),
    path(f"{SEND}sent/pdf/", asking_sent.pdf, name="send-pdf"),
    path("send/<uuid:of>/leave/", asking_sent.leave, name="send-leave"),
    path(f"{SEND}<slug:part>/", asking.part, name="send-part"),
    path("call-me/", asking_call.call_me, name="call-me"),
    path("call-me/asked/", asking_call.asked, name="call-me-asked"),
    path("call-me/danger/<uuid:draft>/", asking_call.call_me_danger, name="call-me-danger"),
    path("refer/", asking_referral.refer, name="refer"),
    path("refer/sent/", asking_referral.referred, name="referred"),
]
