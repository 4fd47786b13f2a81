"""Staff pages of surveys: figures from elsewhere, and who is heard."""

from django.urls import path

from surveys.views.outside import entering, equity

urlpatterns = [
    path("figures/targets/", entering.set_targets, name="targets"),
    path("figures/elsewhere/", entering.elsewhere, name="elsewhere"),
    path("figures/city/", entering.the_city, name="city"),
    path("equity/", equity.equity, name="equity"),
    path("equity/file/", equity.file, name="equity-file"),
]
