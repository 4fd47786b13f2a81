"""Words are found in what somebody may read, whatever their spelling, and nowhere written down."""

import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from portal.audit.models import AuditEvent
from surveys.reading import searching
from surveys.reading.searching import MOST_SHOWN, Part, marked, search
from tests.factories.accounts import person
from tests.factories.comments import comment_of, plain_comment, translated
from tests.factories.surveys import answered, survey_of

pytestmark = pytest.mark.django_db
PAGE = reverse("staff-surveys:search-comments")


def found(query, role="survey_analyst"):
    return [hit.comment for hit in search(query, by=person(role)).hits]


@pytest.mark.parametrize(
    ("language", "words", "query"),
    [
        ("en", "The stairs are steep", "STAIR"),
        ("en", "I’m waiting for weeks", "im waiting"),
        ("pl", "Poręcz w łazience", "porecz lazience"),
        ("ur", "خط اردو میں نہیں تھا", "اُردو"),
        ("ar", "المعاملة جيدة", "معامله"),
        ("pa", "ਪੰਜਾਬੀ ਵਿੱਚ ਚਿੱਠੀ", "ਚਿਠੀ"),
        ("zh-hant", "職員很有耐心", "耐心"),
    ],
)
def test_spellings_of_one_word_are_one(language, words, query):
    comment = comment_of(words=words, language=language)
    comment_of(words="Something else")
    assert found(query) == [comment]


def test_all_of_the_words_and_latin_ones_from_their_beginning():
    comment = comment_of(words="The carer rang during the morning")
    assert found("rang carer") == [comment]
    assert found("rang evening") == []
    assert found("ring") == []


def test_the_translation_is_looked_through_as_well():
    comment = comment_of(words="Cieplejsza herbata", language="pl")
    assert found("warmer") == []
    translated(comment, "Warmer tea")
    (hit,) = search("warmer", by=person("survey_analyst")).hits
    assert hit.own == ()
    assert Part("Warmer", is_found=True) in hit.english


@pytest.mark.parametrize(
    ("role", "is_safeguarding", "may"),
    [
        ("survey_analyst", False, True),
        ("survey_analyst", True, False),
        ("safeguarding_lead", True, True),
        ("safeguarding_lead", False, False),
    ],
)
def test_only_what_somebody_may_read(role, is_safeguarding, may):
    comment_of(survey_of(is_safeguarding=is_safeguarding), "Warmer tea")
    assert bool(found("tea", role)) is may


@pytest.mark.parametrize("query", ["", "  ", "?!", "…"])
def test_a_query_without_words_finds_nothing_and_reads_nothing(query):
    comment_of()
    result = search(query, by=person("survey_analyst"))
    assert (result.hits, result.read) == ((), 0)


def test_it_says_what_it_went_through(monkeypatch):
    survey = survey_of()
    version = answered(survey, {"happy": "fairly"}).version
    for number in range(MOST_SHOWN + 5):
        plain_comment(survey, number, version=version)
    result = search("tea", by=person("survey_analyst"))
    assert (len(result.hits), result.found, result.read) == (MOST_SHOWN, 30, 30)
    assert result.is_whole
    monkeypatch.setattr(searching, "MOST_READ", 10)
    result = search("tea", by=person("survey_analyst"))
    assert (result.read, result.is_whole) == (10, False)


# What is written down ---------------------------------------------------------------------------


def test_the_search_and_each_comment_shown_are_recorded_and_never_the_words():
    comment = comment_of(words="Secretive tea")
    comment_of(words="Other")
    search("secretive", by=person("survey_analyst"))
    assert AuditEvent.objects.filter(verb="surveys.comments.searched").count() == 1
    event = AuditEvent.objects.get(verb="surveys.comment.found")
    assert event.subject_id == str(comment.pk)
    assert "secretive" not in str(list(AuditEvent.objects.values())).casefold()


def test_the_words_are_in_no_address_query_or_log(sign_in, caplog):
    comment_of(words="Secretive tea")
    client = sign_in("survey_analyst")
    with (
        caplog.at_level(logging.DEBUG),
        CaptureQueriesContext(
            connection,
        ) as queries,
    ):
        answer = client.post(PAGE, {"words": "secretive"})
    assert "<mark>Secretive</mark> tea" in answer.text
    assert "secretive" not in caplog.text.casefold()
    assert "secretive" not in str(queries.captured_queries).casefold()
    assert "<mark>" not in client.get(f"{PAGE}?words=secretive").text


def test_the_page_says_where_nothing_is(sign_in):
    comment_of()
    page = sign_in("survey_analyst").post(PAGE, {"words": "unicorn"}).text
    assert "Found in no comment" in page
    assert "Looked through 1 comment, all that you may read." in page


@pytest.mark.parametrize("words", ["", "x" * 101])
def test_bad_words_are_refused_and_stay(words, sign_in):
    answer = sign_in("survey_analyst").post(PAGE, {"words": words})
    assert answer.status_code == 400
    assert words in answer.text


def test_nobody_else_looks(sign_in):
    assert sign_in("directory_editor").get(PAGE).status_code == 403


# Marking ----------------------------------------------------------------------------------------


def test_marks_stand_where_the_words_are():
    assert marked("Łódź, łódź", ["lodz"]) == (
        Part("Łódź", is_found=True),
        Part(", "),
        Part("łódź", is_found=True),
    )


def test_marks_that_overlap_are_one_after_the_other():
    assert "".join(part.text for part in marked("teatea", ["tea", "teatea"])) == "teatea"


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=5), max_size=3))
def test_marking_loses_no_letter(text, words):
    folded = [word for one in words for word in searching.fold_once(one).split()]
    assert "".join(part.text for part in marked(text, folded)) == text


def test_a_long_text_is_cut_around_the_first_word():
    comment_of(words="x " * 200 + "needle " + "y " * 200)
    (hit,) = search("needle", by=person("survey_analyst")).hits
    shown = "".join(part.text for part in hit.own)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 200
    assert "needle" in shown
