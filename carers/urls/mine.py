"""What a carer sees of what she has sent, and what she does about it."""

from django.urls import URLPattern, path

from carers.views.mine import entering, status

urlpatterns: list[URLPattern] = [
    path("mine/", entering.home, name="mine"),
    path("mine/send-link/", entering.send_link, name="mine-send-link"),
    path("mine/<uuid:case>/", status.case, name="mine-case"),
]
