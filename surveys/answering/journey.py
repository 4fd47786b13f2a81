"""A survey as a journey: the general one, with a room for each draft."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse

from questionnaires.answers import chosen_options
from questionnaires.definition import Page, Question
from questionnaires.forms import PageForm
from questionnaires.journey.room import Room
from questionnaires.journey.standing import Standing
from questionnaires.journey.wizard import Journey
from questionnaires.models import Draft
from surveys.answering.wishes import wishes_without_a_way
from surveys.models import Attempt, Form
from surveys.splitting import contact_part

HELP = "help"
"""The tag of options after which help numbers stand on the next page."""
BEFORE_OWN_WORDS = "surveys/parts/before_own_words.html"
ELSEWHERE = {"more": "draft"}
"""Addresses of journeys that surveys lack, and where they lead instead."""


@dataclass(frozen=True)
class SurveyRoom(Room):
    """The room of one draft: Back from its first question leads to what the survey is about."""

    of: uuid.UUID

    def url(self, name: str, draft: uuid.UUID | None = None, **arguments: str) -> str:
        if name == "start":
            return reverse("surveys:begun", args=[self.of])
        return super().url(ELSEWHERE.get(name, name), draft, **arguments)


def room_of(draft: Draft) -> SurveyRoom:
    return SurveyRoom(
        namespace="surveys",
        questionnaire=draft.version.questionnaire,
        templates="surveys/journey",
        done="surveys:send",
        of=draft.pk,
    )


class SurveyJourney(Journey):
    """`request.draft` comes with its attempt and survey (see `surveys.answering.attempts`)."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.room = room_of(request.draft)  # type: ignore[attr-defined]
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, form: PageForm, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(form=form, **kwargs)
        codes = [page.code for page in self.standing.pages]
        context["number"], context["count"] = codes.index(self.page.code) + 1, len(codes)
        context["shows_urgent_help"] |= asked_for_help(self.standing, self.page)
        self._help_before_own_words(form)
        return context

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if self.is_check:
            context |= self._before_sending(context)
        return super().render_to_response({**context, **about(self.draft)}, **kwargs)  # type: ignore[no-any-return]

    def _help_before_own_words(self, form: PageForm) -> None:
        """Once on a page: before the first box that somebody may write anything into."""
        first = next((one.code for one in form.questions if is_own_words(one)), "")
        if first:
            form.fields[first].before = render_to_string(  # type: ignore[attr-defined]
                BEFORE_OWN_WORDS, about(self.draft), request=self.request
            )

    def _before_sending(self, context: dict[str, Any]) -> dict[str, Any]:
        asked = chose_help(self.standing, self.standing.pages[-1])
        return {
            "shows_urgent_help": context["shows_urgent_help"] or asked,
            "cannot_be_reached": wishes_without_a_way(self.draft.definition, self.standing.answers),
        }


def about(draft: Draft) -> dict[str, Any]:
    """What every page of the journey says of the survey."""
    attempt: Attempt = draft.survey_attempt
    return {
        "attempt": attempt,
        "survey": attempt.survey,
        "is_easy": attempt.form == Form.EASY,
    }


def asked_for_help(standing: Standing, page: Page) -> bool:
    before = standing.before(page)
    return before is not None and chose_help(standing, before)


def chose_help(standing: Standing, page: Page) -> bool:
    asked = {question.code for question in page.questions}
    return any(
        HELP in option.tags
        for question, option in chosen_options(standing.definition, standing.answers)
        if question.code in asked
    )


def is_own_words(question: Question) -> bool:
    """Room for whatever she wants to say, and not her name or number."""
    if question.type == "long_text":
        return True
    return question.type == "text" and not contact_part(question)
