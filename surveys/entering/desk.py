"""The desk at which staff type in answers to surveys."""

import uuid
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from questionnaires.entry.desk import Desk
from questionnaires.journey import access
from questionnaires.journey.room import Room
from questionnaires.models import Draft
from surveys.answering import sent
from surveys.answering.attempts import ALONG


@dataclass(frozen=True)
class SurveyDesk(Desk):
    """One desk for all surveys: each draft knows its own."""

    def owns(self, draft: Draft) -> bool:
        return hasattr(draft, "survey_attempt")

    def records_reading(self, draft: Draft) -> bool:
        """Anonymous answers are seen by nobody but whoever types them, and not beyond that: the
        times of reading would say when they were sent."""
        return not draft.survey_attempt.is_anonymous

    def instead_of_lost(self, request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse | None:
        """Whoever presses the last button twice sees twice that it is sent."""
        return redirect(self.url("sent")) if sent.survey_sent(request, draft_id) else None

    def waiting(self, request: HttpRequest) -> list[Draft]:
        """What this member of staff has begun and not sent."""
        held = access.all_held(request, slot=access.STAFF, along=self.along)
        return [draft for draft in held if self.owns(draft)]


DESK = SurveyDesk(
    namespace="staff-surveys",
    # Which questionnaire it is, each draft says.
    room=Room("surveys", questionnaire="", templates="surveys/journey", done="surveys:send"),
    templates="staff/surveys/entry",
    finishes="Send the answers",
    base="staff/surveys/asking/base.html",
    along=ALONG,
)
