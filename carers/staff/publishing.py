"""Taking a draft into use by hand, and taking an old version up again as a draft."""

from django.db import transaction
from django.db.models import Max

from carers.models import Ruleset
from carers.plan import publishing as rules
from carers.staff.versions import What, versions_of
from portal.accounts.models import User
from portal.audit.actions import record
from questionnaires import publishing as questions
from questionnaires.models import Version, VersionState

TAKEN_UP = "carers.version.taken_up"


class Refused(Exception):
    """It cannot be done; a sentence for each reason."""

    def __init__(self, found: list[str]) -> None:
        super().__init__(" ".join(found))
        self.faults = found


def publish(
    *, version: Version | Ruleset, by: User, reason: str, even_overdue: bool = False
) -> None:
    """Each room checks and publishes its own; the reason goes into the record of changes."""
    try:
        if isinstance(version, Version):
            questions.publish(version=version, by=by, reason=reason)
        else:
            rules.publish(ruleset=version, by=by, reason=reason, even_overdue=even_overdue)
    except (questions.CannotPublish, rules.CannotPublish) as refused:
        raise Refused(refused.faults) from refused


@transaction.atomic
def take_up_again(*, what: What, version: Version | Ruleset, by: User) -> Version | Ruleset:
    """A new draft that says what an old version said; a draft that is there is not replaced."""
    rows = versions_of(what)
    if version.state != VersionState.RETIRED:
        raise Refused(["Only a version that is no longer in use can be taken up again."])
    if rows.filter(state=VersionState.DRAFT).exists():
        raise Refused(["There is a draft already. Publish it first."])
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    fields = {"number": number, "body": version.body, "digest": version.digest}
    if isinstance(version, Version):
        fields["questionnaire"] = version.questionnaire
    made = type(version).objects.create(**fields)
    record(by=by, verb=TAKEN_UP, subject=made, detail={"number": version.number})
    return made
