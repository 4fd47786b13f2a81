"""Addresses of staff: a case as a file."""

from django.urls import URLPattern, path

from carers.views.cases import export

urlpatterns: list[URLPattern] = [path("<uuid:case>/export/", export.download, name="export")]
