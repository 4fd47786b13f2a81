"""What every shipped survey keeps to."""

import re

import pytest
from django.conf import settings

from portal.accounts.roles import ROLES
from questionnaires.answers import visible, visible_pages, visible_questions
from questionnaires.checking import problems
from surveys.bank import DATA, bank, outlines
from surveys.bank_files import read_words, structure
from surveys.loading import _survey_words
from surveys.models import Contact, Form
from tests.surveys.content.shipped import EASY, FORMS, body, definition, tags

SPRITE = (settings.BASE_DIR / "static" / "src" / "pictures.svg").read_text()
PLACES = {"good", "middle", "bad", "unknown"}
KNOWN_TAGS = PLACES | {"lowest", "help", "R0", "alert", "quote"}
TWO_QUESTIONS = "did-this-help"
ASKS_TO_BE_SAFE = [row for row in FORMS if row[0] != TWO_QUESTIONS]


@pytest.mark.parametrize(("code", "form"), FORMS)
def test_it_can_be_published(code, form):
    assert problems(definition(code, form), body(code, form)["texts"]) == []


@pytest.mark.parametrize(("code", "form"), FORMS)
def test_tags_mean_something(code, form):
    wishes = {f"wish:{wish}" for wish in Contact.Wish.values}
    for question in definition(code, form).questions:
        own = {tag.partition(":")[0] for tag in question.tags}
        assert own <= {"indicator", "equality", "contact"}, question.code
        for option in question.options:
            assert set(option.tags) <= KNOWN_TAGS | wishes, (question.code, option.code)


@pytest.mark.parametrize(("code", "form"), FORMS)
def test_an_indicator_goes_from_good_to_bad(code, form):
    for question in definition(code, form).questions:
        if not any(tag.startswith("indicator:") for tag in question.tags):
            continue
        places = [next(iter(PLACES & set(one.tags)), "") for one in question.options]
        assert {"good", "middle", "bad"} <= set(places), question.code
        told = [place for place in places if place in {"good", "middle", "bad"}]
        assert told == sorted(told, key=["good", "middle", "bad"].index), question.code


@pytest.mark.parametrize("code", EASY)
def test_every_answer_of_easy_read_has_a_picture_that_is_drawn(code):
    for question in definition(code, Form.EASY).questions:
        for option in question.options:
            assert f'id="pic-{option.picture}"' in SPRITE, (question.code, option.code)


@pytest.mark.parametrize("code", outlines())
def test_easy_read_measures_nothing_that_the_standard_form_does_not(code):
    easy, standard = (set(tags(code, form, "indicator:")) for form in (Form.EASY, Form.STANDARD))
    assert easy <= standard
    assert easy


@pytest.mark.parametrize(("code", "form"), ASKS_TO_BE_SAFE)
def test_safety_and_contact_are_asked_early_and_in_pictures(code, form):
    asked = visible_pages(definition(code, form), {})
    first = [page.questions[0] for page in asked[:3]]
    safe, contact = [one for one in first if one.code != "dp-who"][:2]
    assert "indicator:safe" in safe.tags
    assert contact.code == "contact"
    assert all(option.picture for one in (safe, contact) for option in one.options)
    alarms = {one.code: set(one.tags) for one in safe.options}
    assert alarms["no"] >= {"R0", "alert"}
    assert alarms["not-always"] >= {"help", "alert"}


@pytest.mark.parametrize(("code", "form"), ASKS_TO_BE_SAFE)
def test_a_way_to_reach_her_is_asked_for_last_and_only_after_a_wish(code, form):
    parts = {"contact-name", "contact-how", "contact-safe"}
    page = definition(code, form).pages[-1]
    assert {one.code for one in page.questions} == parts

    def shown(**answers):
        counted = visible(definition(code, form), answers)
        return page in visible_pages(definition(code, form), counted)

    assert not shown()
    assert not shown(contact="no")
    assert shown(contact="yes")
    assert shown(contact="not-sure")


@pytest.mark.parametrize(
    ("code", "answers", "asks"),
    [
        ("experience-adult", {"wishes": ["complaint"]}, {"pass-complaint"}),
        ("experience-adult", {"wishes": ["information"]}, {"contact-how"}),
        ("experience-carer", {"wishes": ["compliment"]}, {"pass-compliment"}),
        ("tell-us", {"kind": "complaint"}, {"pass-complaint"}),
        (
            "tell-us",
            {"kind": "complaint", "pass-complaint": "yes"},
            {"pass-complaint", "pass-words", "contact-how"},
        ),
        ("tell-us", {"kind": "complaint", "pass-complaint": "no"}, {"pass-complaint"}),
        ("direct-payments", {"dp-wishes": ["peer-group"]}, {"contact-how"}),
        ("experience-adult", {"wishes": ["none"]}, set()),
    ],
)
@pytest.mark.parametrize("form", Form)
def test_what_is_asked_after_a_wish(code, form, answers, asks):
    further = {"pass-complaint", "pass-compliment", "pass-words", "contact-how"}
    asked = definition(code, form)
    counted = visible(asked, answers)
    shown = {one.code for page in asked.pages for one in visible_questions(page, counted)}
    assert shown & further == asks


@pytest.mark.parametrize(("code", "form"), FORMS)
def test_nothing_has_to_be_answered(code, form):
    assert not any(question.required for question in definition(code, form).questions)


@pytest.mark.parametrize(("code", "form"), FORMS)
def test_about_herself_she_may_always_keep_silent(code, form):
    for question in definition(code, form).questions:
        if any(tag.startswith("equality:") for tag in question.tags):
            assert "rather-not" in question.by_code, question.code


@pytest.mark.parametrize(
    ("who", "suffix"),
    [
        (None, ""),
        ("receiver", ""),
        ("rather-not", ""),
        ("representative", "-rep"),
        ("carer", "-carer"),
    ],
)
@pytest.mark.parametrize(("form", "end"), [(Form.STANDARD, ""), (Form.EASY, "-easy")])
def test_each_group_with_a_direct_payment_has_its_own_words(who, suffix, form, end):
    answers = {"dp-who": who} if who else {}
    pages = visible_pages(definition("direct-payments", form), answers)
    shown = {page.code for page in pages}
    for asked in ("dp-happy", "dp-control"):
        wordings = {f"{asked}{one}{end}" for one in ("", "-rep", "-carer")}
        assert shown & wordings == {f"{asked}{suffix}{end}"}
    assert ("dp-safe-rep" in shown, "dp-safe" in shown) == (suffix == "-rep", suffix != "-rep")


def test_every_question_of_the_bank_is_asked_somewhere():
    asked = {one.code for row in FORMS for one in definition(*row).questions}
    assert asked == set(bank().questions)


def test_a_scale_gives_its_words_to_its_questions_and_a_question_may_differ():
    english = bank().english
    assert english["question/listened"]["option.fully"] == "Yes, fully"
    assert english["question/listened"]["option.rather-not"] == "I’d rather not say"
    assert english["question/eq-age"]["option.rather-not"] == "I’d rather not say"
    assert english["question/rep-who"]["option.other"] == "Another person"
    assert english["question/dp-use"]["option.other"] == "Something else"
    assert "option.fully" not in english["question/happy"]


def test_a_language_without_a_word_has_no_empty_one(tmp_path):
    path = tmp_path / "pl.toml"
    path.write_text('[scale.any]\noptions.yes = "Tak"\n', encoding="utf-8")
    words = read_words(path)
    assert words["question/safe"] == {"option.yes": "Tak"}
    assert "question/happy" not in words
    assert structure().scale_of["safe"] == "safe"


def test_surveys_say_what_they_are_and_who_reads():
    words = _survey_words(DATA / "texts" / "en.toml")
    assert set(words) == set(outlines())
    for code, texts in words.items():
        assert set(texts) == {"title", "about", "who_reads", "thanks"}, code
        assert "same working day" in texts["who_reads"], code
        assert len(texts["title"]) <= 120, code


def test_readers_are_roles_and_safeguarding_has_none_of_its_own():
    for outline in outlines().values():
        assert set(outline.get("readers", [])) <= {role.code for role in ROLES}
        assert not (outline.get("safeguarding") and (outline.get("readers") or "open" in outline))


def test_no_words_of_ours_call_anybody_a_service_user():
    spoken = " ".join(text for unit in bank().english.values() for text in unit.values())
    assert not re.search(r"service user|client|satisf", spoken, re.IGNORECASE)
