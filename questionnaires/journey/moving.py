"""A draft moves to a newer version of its questions, where every answer still has its place."""

from django.db import transaction

from questionnaires.models import Draft, DraftStep, Version, VersionState
from questionnaires.publishing import maps


@transaction.atomic
def to_newest(*, draft: Draft) -> int:
    """Moves the draft if it can, and says how many questions are asked in addition.

    Answers are codes, so they move with their question, to another page if need be. Where one no
    longer fits, or something typed waits to be confirmed, the draft stays with its own version.
    """
    old = draft.version
    new = Version.objects.filter(questionnaire=old.questionnaire, state=VersionState.ACTIVE).first()
    steps = list(draft.steps.all())
    given = {code: answer for step in steps for code, answer in (step.answers or {}).items()}
    unfinished = any(step.pending is not None or step.rivals for step in steps)
    if (
        new is None
        or new == old
        or unfinished
        or maps(old.definition, new.definition, _filled(given))
    ):
        return 0
    draft.version = new
    draft.save(update_fields=["version"])
    draft.steps.all().delete()
    for page in new.definition.pages:
        answers = {one.code: given[one.code] for one in page.questions if one.code in given}
        if answers:
            DraftStep.objects.create(draft=draft, page=page.code, answers=answers, revision=1)
    return len(new.definition.question_by_code.keys() - old.definition.question_by_code.keys())


def _filled(given: dict[str, object]) -> dict[str, object]:
    return {code: answer for code, answer in given.items() if answer}
