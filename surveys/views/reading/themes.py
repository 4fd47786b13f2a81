"""Themes: what there are, how often each is given, and how far two people agree."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.accounts.access import me, page
from portal.audit.actions import NotRecorded, record_read
from portal.languages.table import LANGUAGES
from surveys.figures.asked import UnknownDimension
from surveys.figures.periods import NotClosed
from surveys.figures.tables import Tier
from surveys.forms.themes import ThemesForm
from surveys.models import Label, Survey
from surveys.permissions import can_read, can_read_comments, can_read_service, can_see_themes
from surveys.reading.comments import surveys_of
from surveys.themes.agreement import LEAST, by_theme, labelled_twice, of_tone
from surveys.themes.counting import AskedThemes, NotAllLabelled, theme_counts
from surveys.themes.framework import framework_version, themes
from surveys.themes.showing import in_words
from surveys.themes.suggesting import ENOUGH_TO_TRAIN, word_list

COUNTED = "surveys.themes.counted"
TIERS = {
    Tier.TEAM: "Those who work on it: exact",
    Tier.SERVICE: "The service: small numbers hidden",
}


@page(open_to=can_see_themes)
def counted(request: HttpRequest) -> HttpResponse:
    """How often each theme is given, through the gate of all figures. What cannot be told, and why,
    stands in a sentence."""
    user = me(request)
    across = can_read_service(user)
    surveys = list(Survey.objects.all()) if across else surveys_of(user)
    tiers = [*([Tier.SERVICE] if across else []), *([Tier.TEAM] if can_read_comments(user) else [])]
    form = ThemesForm(
        request.GET, surveys=surveys, tiers=[(str(tier), TIERS[tier]) for tier in tiers]
    )
    survey, tier = form.chosen_survey(), form.chosen_tier()
    context: dict[str, Any] = {
        "form": form.as_asked(),
        "survey": survey,
        "tier": tier,
        "why": "",
        "reads_comments": can_read_comments(user),
        "blocks": [],
    }
    if survey is not None:
        if tier == Tier.TEAM and not can_read(user, survey):
            raise Http404
        first, last = form.days()
        team = form.asked("team") if tier == Tier.TEAM else ""
        asked = AskedThemes(survey, tier, form.asked("by"), team, first, last)
        try:
            record_read(by=user, verb=COUNTED, subject=survey)
            table = theme_counts(asked)
            context |= {"table": table, "blocks": in_words(table, asked.by)}
        except NotRecorded:
            return render(request, "staff/surveys/reading/not_recorded.html", status=503)
        except NotClosed:
            context["why"] = "Across teams themes are told for a whole quarter that is over."
        except UnknownDimension as error:
            context["why"] = str(error)
        except NotAllLabelled as error:
            context["why"] = f"{error} Across teams they are told once every comment has some."
    return render(request, "staff/surveys/themes/counted.html", context)


@page(open_to=can_see_themes)
def framework(request: HttpRequest) -> HttpResponse:
    """The themes with what they mean, and how far the word lists and labels have come."""
    lists = [(one, word_list(one.code)) for one in LANGUAGES]
    labelled = Label.objects.that_count().count()
    context = {
        "themes": themes().values(),
        "version": framework_version(),
        "lists": lists,
        "labelled": labelled,
        "reads_comments": can_read_comments(me(request)),
        "enough": ENOUGH_TO_TRAIN,
        "is_enough": labelled >= ENOUGH_TO_TRAIN,
    }
    return render(request, "staff/surveys/themes/framework.html", context)


@page(open_to=can_read_comments)
def agreement(request: HttpRequest) -> HttpResponse:
    """By theme: how often two people gave it alike, and both ways in which they did not. Of the
    surveys whose comments this person reads."""
    twice = labelled_twice(surveys_of(me(request)))
    context = {
        "rows": [(row, themes()[row.theme]) for row in by_theme(twice)],
        "n": len(twice),
        "tone": of_tone(twice),
        "least": LEAST,
        "reads_comments": True,
    }
    return render(request, "staff/surveys/themes/agreement.html", context)
