"""Accounts of the public."""

from django.urls import path

from portal.accounts.public import views

app_name = "account"
urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("code/", views.code, name="code"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("delete/", views.delete, name="delete"),
]
