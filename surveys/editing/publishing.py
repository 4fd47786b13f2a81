"""Taking questions into use, and saying which versions can be read as one line."""

from django.db import IntegrityError, transaction

from portal.accounts.models import User
from portal.audit.actions import record
from questionnaires import publishing
from questionnaires.checking import problems
from questionnaires.models import Version, VersionState
from surveys.editing.checks import Finding, findings
from surveys.editing.drafts import Desk, desk_of, touch, versions_of
from surveys.editing.languages import look_again
from surveys.editing.sheet import Refused
from surveys.models import Comparable, Form, Survey, survey_code_of
from surveys.rollups.version import has_changed

COMPARED = "surveys.versions.compared"


def faults(desk: Desk) -> list[str]:
    """Why it cannot be published, a sentence each."""
    if desk.draft is None:
        return []
    found = problems(desk.draft.definition, desk.draft.english)
    if desk.is_easy and not versions_of(desk.survey, Form.STANDARD).filter(
        state=VersionState.ACTIVE
    ):
        found.append("The standard form comes first: publish that one before easy read.")
    return found


def advice(desk: Desk) -> list[Finding]:
    if desk.version is None:
        return []
    return findings(desk.version.definition, desk.version.english, desk.form)


@transaction.atomic
def publish(*, desk: Desk, by: User, reason: str, seen: str, comparable: str = "") -> Version:
    """What was seen, and nothing else, is asked from now on. Raises Refused, CannotPublish.

    `comparable` says why trends may run on from the version that was in use; empty for: they may
    not.
    """
    survey = Survey.objects.select_for_update().get(pk=desk.survey.pk)
    now = desk_of(survey, desk.form)
    if now.draft is None or now.draft.digest != seen:
        raise Refused("Somebody has changed the draft meanwhile. Look at it once more.")
    found = faults(now)
    if found:
        raise publishing.CannotPublish(found)
    version = publishing.publish(version=now.draft, by=by, reason=reason)
    if now.active and comparable:
        compare(version=version, earlier=now.active, reason=comparable, by=by)
    if now.is_easy and not survey.has_easy:
        survey.has_easy = True
        survey.save(update_fields=["has_easy"])
    touch(survey)
    transaction.on_commit(lambda: look_again(survey, now.form))
    return version


@transaction.atomic
def compare(*, version: Version, earlier: Version, reason: str, by: User) -> Comparable:
    """For good: trends join the two. Raises Refused."""
    if VersionState.DRAFT in {version.state, earlier.state}:
        raise Refused("Only versions that were published can be compared.")
    try:
        with transaction.atomic():
            made = Comparable.objects.create(version=version, earlier=earlier, reason=reason, by=by)
    except IntegrityError:
        raise Refused("Somebody has said so already.") from None
    has_changed(survey_code_of(version.questionnaire))
    detail = {"number": earlier.number, "reason": reason}
    record(by=by, verb=COMPARED, subject=version, detail=detail)
    return made


def comparison(version: Version, earlier: Version | None) -> Comparable | None:
    pairs = Comparable.objects.select_related("by")
    return pairs.filter(version=version, earlier=earlier).first() if earlier else None
