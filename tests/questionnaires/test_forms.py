"""A page as a form: each kind of question, what it takes, what it says to what it does not take."""

from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation

from portal.languages.models import State
from portal.languages.translated import save_texts
from questionnaires.forms import PageForm, typed
from questionnaires.models import Version
from questionnaires.postcodes import read_postcode
from questionnaires.texts import units, words
from tests.factories.questionnaires import CODE, data, published


def form_for(version: Version, page: str, posted: str | None = None, **more: Any) -> PageForm:
    found = version.definition.page_by_code[page]
    return PageForm(
        None if posted is None else QueryDict(posted),
        page=found,
        questions=found.questions,
        words=words(version, translation.get_language()),
        prefix=page,
        **more,
    )


@pytest.fixture
def version(db: None) -> Version:
    definition = data()
    safe = definition["section"][1]["page"][0]["question"][0]
    safe["option"][0]["picture"] = "phone"
    return published(definition)


@pytest.mark.parametrize(
    ("page", "posted", "answers"),
    [
        ("who", "who-who=mum", {"who": "mum"}),
        ("who", "", {"who": ""}),
        ("safe", "safe-safe=hurt-me&safe-safe=end-life", {"safe": ["end-life", "hurt-me"]}),
        ("safe", "safe-safe=hurt-me&safe-safe=all-fine", {"safe": ["hurt-me"]}),
        ("safe", "", {"safe": []}),
        ("name", "name-nick=%20Jo%20", {"nick": "Jo"}),
        ("want", "want-want=one%0D%0Atwo", {"want": "one\ntwo"}),
        ("place", "place-postcode=cv15fb&place-age=07", {"postcode": "CV1 5FB", "age": "7"}),
        ("place", "", {"postcode": "", "age": ""}),
    ],
)
def test_answers_are_codes_and_own_words(
    version: Version, page: str, posted: str, answers: dict[str, Any]
) -> None:
    form = form_for(version, page, posted)
    assert form.is_valid(), form.errors
    assert form.answers() == answers


@pytest.mark.parametrize(
    ("page", "posted", "field", "says"),
    [
        ("who", "who-who=nobody", "who", "Choose one of the answers on this page."),
        ("safe", "safe-safe=nothing", "safe", "Choose from the answers on this page."),
        ("safe", "safe-safe=all-fine&safe-safe=rather-not", "safe", "do not fit together"),
        ("name", f"name-nick={'a' * 21}", "nick", "up to 20 letters"),
        ("want", f"want-want={'a' * 501}", "want", "up to 500 letters"),
        ("place", "place-postcode=nowhere", "postcode", "like CV1 5RS"),
        ("place", "place-age=old", "age", "Write a number"),
        ("place", "place-age=-1", "age", "Write a number"),
    ],
)
def test_what_does_not_fit_is_said_at_the_field(
    version: Version, page: str, posted: str, field: str, says: str
) -> None:
    form = form_for(version, page, posted)
    assert not form.is_valid()
    assert says in str(form.errors[field])


def test_an_answer_is_needed_only_where_the_definition_says_so(db: None) -> None:
    definition = data()
    definition["section"][0]["page"][0]["question"][0]["required"] = True
    form = form_for(published(definition), "who", "")
    assert "Choose an answer, or write one." in str(form.errors["who"])


def test_numbers_in_any_script_are_kept_as_plain_digits(version: Version) -> None:
    form = form_for(version, "place", "place-age=٧٢")
    assert form.is_valid()
    assert form.answers()["age"] == "72"


def test_only_what_belongs_to_the_questions_counts_as_typed(version: Version) -> None:
    questions = version.definition.page_by_code["safe"].questions
    posted = QueryDict("safe-safe=end-life&safe-safe=tiger&name-nick=Jo&safe-x=1")
    assert typed(questions, posted, "safe") == {"safe": ["end-life"]}
    assert typed(questions, QueryDict(), "safe") == {"safe": []}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("cv1 5fb", "CV1 5FB"), ("CV15FB", "CV1 5FB"), ("C V 1 5 F B", "CV1 5FB"),
        ("cv1", "CV1"), ("W1A 1AA", "W1A 1AA"), ("CV۱ ۵FB", "CV1 5FB"), ("cv1-5fb.", "CV1 5FB"),
        ("ＣＶ１ ５ＦＢ", "CV1 5FB"),
        ("", None), ("nowhere", None), ("CV1 5F", None), ("12345", None), ("x" * 5000, None),
        ("CV1 5FB and more", None),
    ],
)  # fmt: skip
def test_postcodes_are_read_as_people_write_them(written: str, read: str | None) -> None:
    assert read_postcode(written) == read


# In the page -------------------------------------------------------------------------


def test_options_have_pictures_beside_their_words_and_none_of_these_stands_apart(
    version: Version,
) -> None:
    html = form_for(version, "safe").render()
    assert html.count("<svg") == 1
    assert "pictures.svg#pic-phone" in html
    assert html.count('data-behaviour="exclusive"') == 2
    assert html.count("govuk-checkboxes__divider") == 1
    assert html.index("govuk-checkboxes__divider") < html.index("all-fine")


def test_hints_and_reasons_are_joined_to_their_fields(db: None) -> None:
    version = published()
    version.body["texts"]["question/who"] |= {
        "hint": "Choose one.",
        "why": "So that we ask the right things.",
        "option_hint.mum": "Or your dad",
    }
    html = form_for(version, "who").render()
    assert 'aria-describedby="id_who-who_helptext"' in html
    assert "So that we ask the right things." in html
    assert 'aria-describedby="id_who-who_0-hint"' in html
    assert 'id="id_who-who_0-hint">Or your dad<' in html


def test_words_without_a_translation_say_that_they_are_english(version: Version) -> None:
    unit = units(CODE, version.english)["question/who"]
    texts = {"title": "آپ کس کی مدد کرتے ہیں؟", "option.mum": "امی"}
    save_texts(unit, language="ur", texts=texts, state=State.DRAFT)
    with translation.override("ur"):
        html = form_for(version, "who").render()
    assert "<span>امی</span>" in html
    assert '<span lang="en-GB" dir="ltr">Answer friend</span>' in html


def test_a_long_text_counts_its_letters_and_cuts_nothing_in_the_browser(version: Version) -> None:
    html = form_for(version, "want").render()
    assert 'data-maxlength="500"' in html
    assert " maxlength=" not in html


def test_what_people_typed_is_shown_as_text(version: Version) -> None:
    html = form_for(version, "name", initial={"nick": '"><script>alert(1)</script>'}).render()
    assert "<script>" not in html
