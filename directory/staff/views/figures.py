"""What people look for and do not find, and when and in which language they use the directory."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from directory.models import Use
from directory.permissions import can_see_directory_figures
from directory.staff import use_in_words
from portal.accounts.access import page

WEEKS = [("4", "Last 4 weeks"), ("12", "Last 12 weeks"), ("52", "Last year")]


class PeriodForm(forms.Form):
    weeks = forms.ChoiceField(label="When", choices=WEEKS, required=False, initial="12")
    kind = forms.ChoiceField(label="What", choices=Use.Kind.choices, required=False)

    def asked(self) -> tuple[int, str]:
        """Weeks and kind; anything unknown is the first choice."""
        self.full_clean()
        weeks = self.cleaned_data.get("weeks") or "12"
        return int(weeks), self.cleaned_data.get("kind") or Use.Kind.SEARCH.value


@page(open_to=can_see_directory_figures, personal=True)
def empty_searches(request: HttpRequest) -> HttpResponse:
    """Words that found nothing, only those that came on three different days."""
    weeks, _kind = PeriodForm(request.GET).asked()
    context = {
        "form": PeriodForm({"weeks": weeks}),
        "weeks": weeks,
        "rows": use_in_words.empty_searches(timezone.localdate(), weeks=weeks),
    }
    return render(request, "staff/directory/empty_searches.html", context)


@page(open_to=can_see_directory_figures, personal=True)
def use(request: HttpRequest) -> HttpResponse:
    weeks, kind = PeriodForm(request.GET).asked()
    today = timezone.localdate()
    context = {
        "form": PeriodForm({"weeks": weeks, "kind": kind}),
        "weeks": weeks,
        "kind": Use.Kind(kind).label,
        "week": use_in_words.hours_of_week(today, weeks=weeks, kind=kind),
        "languages": use_in_words.languages(today, weeks=weeks, kind=kind),
    }
    return render(request, "staff/directory/use.html", context)
