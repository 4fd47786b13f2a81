"""What editing offers the other rooms: a tile, events in words, texts to translate."""

from portal.audit import presenters
from portal.registry.registry import StaffTile, staff_tiles
from questionnaires.models import Version, VersionState
from surveys.editing import translating
from surveys.editing.drafts import CHANGED, DISCARDED
from surveys.editing.publishing import COMPARED
from surveys.editing.setting_up import CHANGED as SURVEY_CHANGED
from surveys.editing.setting_up import MADE, REOPENED, RETIRED
from surveys.editing.trials import DELETED
from surveys.models import Survey
from surveys.permissions import can_set_up_surveys

SENTENCES = {
    MADE: "{actor} made the survey {subject}.",
    SURVEY_CHANGED: "{actor} changed the survey {subject}: {what}.",
    RETIRED: "{actor} retired the survey {subject}.",
    REOPENED: "{actor} opened the survey {subject} again.",
    CHANGED: "{actor} {what} in {subject}.",
    DISCARDED: "{actor} threw away the draft {subject}.",
    COMPARED: "{actor} found {subject} comparable with version {number}: {reason}",
    DELETED: "{actor} deleted trial answers to {subject}: {number}.",
}


def drafts_waiting() -> str:
    codes = {
        survey.questionnaire(form)
        for survey in Survey.objects.filter(retired_at=None)
        for form in ("standard", "easy")
    }
    number = Version.objects.filter(questionnaire__in=codes, state=VersionState.DRAFT).count()
    return f"{number} draft{'' if number == 1 else 's'}" if number else ""


def register() -> None:
    translating.register()
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    staff_tiles.register(
        "surveys",
        StaffTile(
            title="Surveys",
            description="Write and change what is asked, try it out, publish it.",
            url_name="staff-surveys:surveys",
            open_to=can_set_up_surveys,
            figure=drafts_waiting,
            order=301,
        ),
    )
