"""Accounts of the public."""

from django.urls import path

from portal.accounts.idle.views import public_kept
from portal.accounts.public import passkeys, views

app_name = "account"
urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("code/", views.code, name="code"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("delete/", views.delete, name="delete"),
    path("kept/", public_kept, name="kept"),
    path("without/", views.without, name="without"),
    path("passkeys/", passkeys.mine, name="passkeys"),
    path("passkeys/add/", passkeys.add, name="passkey-add"),
    path("passkeys/add/options/", passkeys.options, name="passkey-options"),
    path("passkeys/<int:pk>/remove/", passkeys.remove, name="passkey-remove"),
    path("passkeys/sign-in/", passkeys.sign_in, name="passkey-sign-in"),
    path("passkeys/sign-in/options/", passkeys.sign_in_options, name="passkey-sign-in-options"),
]
