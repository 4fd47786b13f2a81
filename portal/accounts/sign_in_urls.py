"""Signing in, signing out and second factors: allauth's own addresses, under /staff/account/."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
