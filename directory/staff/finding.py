"""The list of listings: filters and order, from a query string that nobody need trust."""

import datetime
from typing import Any

from django import forms
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from directory.models import Publication, Report, Service, Status, Taxonomy, Term
from directory.staff.coverage import OTHERS, lacking

SOON = datetime.timedelta(days=30)
ANY_LANGUAGE = "any"
STAFF_MADE = "staff"
SORTS = {
    "name": ("name", "pk"),
    "check": (F("next_check_due").asc(nulls_last=True), "name", "pk"),
    "reports": ("-open_reports", "name", "pk"),
    "updated": ("-updated_at", "pk"),
}


class FilterForm(forms.Form):
    """Each filter may be left alone; a value that is none of ours counts as left alone."""

    q = forms.CharField(label="Name or organisation", required=False, max_length=100)
    publication = forms.ChoiceField(
        label="Seen by the public", required=False, choices=[("", "All"), *Publication.choices]
    )
    status = forms.ChoiceField(
        label="Running", required=False, choices=[("", "All"), *Status.choices]
    )
    check_due = forms.ChoiceField(
        label="Check",
        required=False,
        choices=[("", "All"), ("due", "Due now"), ("soon", "Due in 30 days"),
                 ("never", "Never checked")],
    )  # fmt: skip
    reported = forms.ChoiceField(
        label="Reports", required=False, choices=[("", "All"), ("open", "With open reports")]
    )
    language = forms.ChoiceField(
        label="Missing or outdated in",
        required=False,
        choices=[("", "Not asked"), (ANY_LANGUAGE, "Any language"),
                 *((other.code, other.english_name) for other in OTHERS)],
    )  # fmt: skip
    need = forms.ChoiceField(label="Need", required=False)
    source = forms.ChoiceField(label="Source", required=False)
    sort = forms.ChoiceField(
        label="Sort by",
        required=False,
        choices=[("name", "Name"), ("check", "Next check"), ("reports", "Open reports"),
                 ("updated", "Last changed")],
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needs = Term.objects.filter(taxonomy=Taxonomy.NEEDS).order_by("name", "pk")
        self._choices("need", "All", needs.values_list("code", "name"))
        named = Service.objects.exclude(source="").order_by("source")
        sources = [(source, source) for source in named.values_list("source", flat=True).distinct()]
        self._choices("source", "All", [(STAFF_MADE, "Written by staff"), *sources])

    def _choices(self, name: str, everything: str, choices: Any) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", everything), *choices]

    def found(self) -> "QuerySet[Service]":
        """The listings asked for, in the order asked for, each with its number of open reports."""
        self.full_clean()
        asked: dict[str, str] = {name: self.cleaned_data.get(name, "") for name in self.fields}
        found = with_open_reports(Service.objects.select_related("organisation", "checked_by"))
        for word in asked["q"].split()[:10]:
            found = found.filter(
                Q(name__icontains=word)
                | Q(organisation__name__icontains=word)
                | Q(key__icontains=word)
            )
        for name in ("publication", "status"):
            if asked[name]:
                found = found.filter(**{name: asked[name]})
        found = _by_check(found, asked["check_due"])
        if asked["reported"]:
            found = found.filter(Exists(Report.objects.open().filter(service=OuterRef("pk"))))
        if asked["language"]:
            found = lacking(found, asked["language"].replace(ANY_LANGUAGE, ""))
        if asked["need"]:
            found = found.filter(terms__taxonomy=Taxonomy.NEEDS, terms__code=asked["need"])
        if asked["source"]:
            found = found.filter(source=asked["source"].replace(STAFF_MADE, ""))
        return found.order_by(*SORTS[asked["sort"] or "name"])


def with_open_reports(services: "QuerySet[Service]") -> "QuerySet[Service]":
    waiting = Report.objects.open().filter(service=OuterRef("pk")).order_by().values("service")
    number = waiting.annotate(number=Count("pk")).values("number")
    return services.annotate(
        open_reports=Coalesce(Subquery(number, output_field=IntegerField()), 0)
    )


def _by_check(services: "QuerySet[Service]", asked: str) -> "QuerySet[Service]":
    today = timezone.localdate()
    if asked == "due":
        return services.filter(pk__in=Service.objects.due_for_check(today).order_by().values("pk"))
    if asked == "soon":
        due = Service.objects.due_for_check(today + SOON).order_by()
        return services.filter(pk__in=due.values("pk"))
    return services.filter(checked_at=None) if asked == "never" else services
