"""Addresses that stand in e-mails and messages: they say nothing of care."""

from django.urls import path

from carers.views import sending
from carers.views.mine import links

app_name = "kept"
urlpatterns = [
    path("", sending.come_back, name="back"),
    path("<str:token>/", sending.open_link, name="plan"),
    path("news/<str:token>/", links.open_link, name="case"),
]
