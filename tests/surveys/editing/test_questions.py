"""An edit makes the next version; what was published never changes; codes stay."""

import pytest

from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.languages.models import State, Translation
from portal.languages.translated import save_texts
from questionnaires.loading import digest_of_body
from questionnaires.models import Version, VersionState
from questionnaires.models.published import Immutable
from questionnaires.texts import units_of
from surveys.bank import BANK
from surveys.editing import questions as actions
from surveys.editing.drafts import discard
from surveys.editing.sheet import Refused
from surveys.editing.when import add_clause, clause_of, clauses, in_words, take_clause_away
from surveys.editing.wording import NewOption, Wording, wording_of
from surveys.models import Form
from tests.surveys.editing.conftest import codes, desk, draft_of

pytestmark = pytest.mark.django_db

TEA = Wording("How hot is the tea?", "choice", options=(NewOption("Hot"), NewOption("Cold")))


def wording(survey, code="happy", **changes):
    sheet = desk(survey).sheet
    now = wording_of(sheet.question(code), sheet.words(code))
    return Wording(**{**vars(now), **changes})


def change(survey, ann, code="happy", as_new=False, **changes):
    return actions.change_question(
        desk=desk(survey),
        code=code,
        wording=wording(survey, code, **changes),
        by=ann,
        as_new=as_new,
    )


def without(survey, gone, code="happy"):
    return tuple(one for one in wording(survey, code).options if one.code != gone)


def add_safe_from_bank(survey, ann):
    """Into a form that has none of its own."""
    actions.remove_question(desk=desk(survey), code="safe", by=ann)
    actions.add_from_bank(desk=desk(survey), pages=["safe"], by=ann)


# Versions ---------------------------------------------------------------------


def test_the_first_edit_begins_the_next_version_and_the_second_goes_on_with_it(survey, ann):
    before = Version.objects.get(questionnaire="tea-club")
    actions.add_question(desk=desk(survey), section="questions", wording=TEA, by=ann)
    change(survey, ann, title="Are you happy?")
    draft = draft_of(survey)
    assert (draft.number, draft.state) == (2, VersionState.DRAFT)
    assert "how-hot-is-the-tea" in codes(draft)
    assert draft.digest == digest_of_body(draft.body)
    after = Version.objects.get(pk=before.pk)
    assert (after.body, after.digest) == (before.body, before.digest)
    assert Version.objects.filter(questionnaire="tea-club-easy").count() == 1


def test_what_was_published_cannot_be_changed_by_any_means(survey):
    version = Version.objects.get(questionnaire="tea-club")
    version.body["definition"]["section"] = []
    version.digest = digest_of_body(version.body)
    with pytest.raises(Immutable):
        version.save()


def test_every_edit_says_that_staff_have_changed_the_survey_and_what(survey, ann):
    change(survey, ann, title="Are you happy?")
    survey.refresh_from_db()
    assert survey.edited_at
    assert sentence(AuditEvent.objects.get()) == (
        "Ann Analyst changed ‘Are you happy?’ in tea-club, version 2."
    )
    first = survey.edited_at
    actions.move_page(desk=desk(survey), page="happy", step=1, by=ann)
    survey.refresh_from_db()
    assert survey.edited_at == first


def test_what_is_refused_leaves_no_draft(survey, ann):
    with pytest.raises(Refused):
        actions.remove_question(desk=desk(survey), code="contact-wanted", by=ann)
    assert desk(survey).draft is None
    survey.refresh_from_db()
    assert survey.edited_at is None


def test_a_draft_is_thrown_away_and_what_is_in_use_stays(survey, ann):
    change(survey, ann, title="Are you happy?")
    discard(survey=survey, form=Form.STANDARD, by=ann)
    assert desk(survey).draft is None
    assert desk(survey).active.number == 1
    with pytest.raises(Refused, match="no draft any more"):
        discard(survey=survey, form=Form.STANDARD, by=ann)


# Codes ------------------------------------------------------------------------


def test_other_words_keep_every_code(survey, ann):
    options = tuple(
        NewOption(**{**vars(one), "words": f"{one.words}!"}) for one in wording(survey).options
    )
    assert change(survey, ann, title="Other words", options=options) == "happy"
    before = desk(survey).active.definition.question_by_code["happy"]
    after = draft_of(survey).definition.question_by_code["happy"]
    assert list(after.by_code) == list(before.by_code)
    assert [one.tags for one in after.options] == [one.tags for one in before.options]


def test_a_new_answer_gets_a_code_from_its_words_once(survey, ann):
    change(survey, ann, options=(*wording(survey).options, NewOption("Very")))
    change(
        survey,
        ann,
        options=tuple(
            NewOption(**{**vars(one), "words": "Not at all"}) if one.code == "very-2" else one
            for one in wording(survey).options
        ),
    )
    question = draft_of(survey).definition.question_by_code["happy"]
    assert list(question.by_code)[-1] == "very-2"
    assert draft_of(survey).english["question/happy"]["option.very-2"] == "Not at all"


@pytest.mark.parametrize("what", ["an answer less", "another kind"])
def test_what_people_have_answered_becomes_a_new_question_only_on_purpose(survey, ann, what):
    changes = (
        {"options": without(survey, "dont-know")}
        if what == "an answer less"
        else {"kind": "choices"}
    )
    with pytest.raises(actions.MakesNew):
        change(survey, ann, **changes)
    assert desk(survey).draft is None
    assert change(survey, ann, as_new=True, **changes) == "happy-2"
    assert "happy" not in codes(draft_of(survey))
    assert "which is a new question" in sentence(AuditEvent.objects.get())


def test_of_a_question_that_was_never_published_everything_can_change(survey, ann):
    actions.add_question(desk=desk(survey), section="questions", wording=TEA, by=ann)
    code = "how-hot-is-the-tea"
    assert change(survey, ann, code, kind="long_text", options=()) == code
    question = draft_of(survey).definition.question_by_code[code]
    assert (question.type, question.options) == ("long_text", ())


def test_the_code_of_a_question_that_is_gone_is_not_given_again(survey, ann):
    actions.remove_question(desk=desk(survey), code="age", by=ann)
    other = Wording("Age", "number")
    actions.add_question(desk=desk(survey), section="about-you", wording=other, by=ann)
    assert "age-2" in codes(draft_of(survey))


def test_an_answer_that_opens_another_question_is_not_taken_out(survey, ann):
    options = without(survey, "yes", "contact-wanted")
    with pytest.raises(Refused, match="only after an answer that you take out"):
        change(survey, ann, "contact-wanted", as_new=True, options=options)


def test_what_depends_on_a_new_question_follows_it(survey, ann):
    change(survey, ann, "contact-wanted", as_new=True, kind="choices")
    question = draft_of(survey).definition.question_by_code["contact-how"]
    assert question.visible_if == {"question": "contact-wanted-2", "any_of": ["yes"]}


# Words of the bank --------------------------------------------------------------


def translated(version, unit, state=State.REVIEWED):
    found = units_of(version)[unit]
    texts = {field: f"ur {text}" for field, text in found.texts.items()}
    return save_texts(found, language="ur", texts=texts, state=state)


def rows(owner, code="safe"):
    return Translation.objects.filter(object_id=f"{owner}/question/{code}", language="ur")


def test_changed_words_make_a_question_of_the_bank_its_own_with_a_copy_of_translations(survey, ann):
    add_safe_from_bank(survey, ann)
    translated(draft_of(survey), "question/safe")
    change(survey, ann, "safe", title="Are you safe?")
    assert not desk(survey).sheet.is_shared("safe")
    (copy,) = rows("tea-club")
    assert (copy.state, copy.reviewed_at) == (State.OUTDATED, None)
    assert copy.texts["title"] == "ur Do you feel safe?"
    assert rows(BANK).get().state == State.REVIEWED


def test_other_pictures_leave_the_words_to_the_bank(survey, ann):
    add_safe_from_bank(survey, ann)
    options = tuple(
        NewOption(**{**vars(one), "picture": "ok"}) for one in wording(survey, "safe").options
    )
    change(survey, ann, "safe", options=options)
    assert desk(survey).sheet.is_shared("safe")
    assert draft_of(survey).definition.question_by_code["safe"].options[0].picture == "ok"


def test_a_new_question_takes_its_translations_along(survey, ann):
    translated(desk(survey).active, "question/happy")
    options = without(survey, "dont-know")
    change(survey, ann, as_new=True, options=options)
    (copy,) = rows("tea-club", "happy-2")
    assert copy.state == State.OUTDATED
    assert "option.dont-know" not in copy.texts


# When it is asked -----------------------------------------------------------------


def test_conditions_are_added_said_in_words_and_taken_away(survey, ann):
    for clause in (clause_of("safe", "is-not", ["no"]), clause_of("contact-wanted", "any", [])):
        add_clause(desk=desk(survey), code="happy", clause=clause, by=ann)
    said = [one.words for one in in_words(desk(survey).sheet, "happy")]
    assert said == ["‘safe?’ is not ‘safe no’", "‘contact-wanted?’ has any answer"]
    take_clause_away(desk=desk(survey), code="happy", number=0, by=ann)
    question = draft_of(survey).definition.question_by_code["happy"]
    assert question.visible_if == {"question": "contact-wanted"}
    take_clause_away(desk=desk(survey), code="happy", number=0, by=ann)
    assert draft_of(survey).definition.question_by_code["happy"].visible_if is None


def test_what_could_never_hold_is_refused(survey, ann):
    for options in (["yes"], ["no"]):
        clause = clause_of("safe", "is", options)
        if options == ["yes"]:
            add_clause(desk=desk(survey), code="happy", clause=clause, by=ann)
            continue
        with pytest.raises(Refused, match="No answers would ever open"):
            add_clause(desk=desk(survey), code="happy", clause=clause, by=ann)


@pytest.mark.parametrize(
    ("condition", "number"),
    [
        (None, 0),
        ({"question": "a"}, 1),
        ({"all": [{"question": "a"}, {"question": "b"}]}, 2),
        ({"any": [{"question": "a"}, {"question": "b"}]}, 1),
    ],
)
def test_conditions_that_must_all_hold_stand_one_by_one(condition, number):
    assert len(clauses(condition)) == number


@pytest.mark.parametrize(
    ("says", "clause"),
    [
        ("is", {"question": "q", "any_of": ["a"]}),
        ("is-not", {"not": {"question": "q", "any_of": ["a"]}}),
        ("any", {"question": "q"}),
        ("none", {"not": {"question": "q"}}),
    ],
)
def test_what_a_condition_says(says, clause):
    assert clause_of("q", says, ["a"]) == clause


def test_what_somebody_else_took_out_meanwhile_is_refused(survey, ann):
    before = desk(survey)
    actions.remove_question(desk=before, code="age", by=ann)
    with pytest.raises(Refused, match="not there any more"):
        actions.change_question(desk=before, code="age", wording=TEA, by=ann, as_new=True)
