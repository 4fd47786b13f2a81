"""Words are published where she agreed, without names, after two people have looked; and not again
once they are withdrawn."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from portal.audit.models import AuditEvent
from portal.languages.kinds import text_kinds
from portal.languages.models import Translation
from portal.languages.translated import save_texts
from surveys.models import Quote
from surveys.quotes import publishable
from surveys.quotes.actions import (
    ChangedMeanwhile,
    NotHers,
    NotTranslated,
    approve_quote,
    withdraw_quote,
    write_quote,
)
from tests.factories.accounts import person
from tests.factories.comments import (
    approved_quote,
    comment_of,
    labelled,
    quote_of,
    translated,
)
from tests.factories.surveys import survey_of

pytestmark = pytest.mark.django_db
LIST = reverse("staff-surveys:quotes")


def agreed(**fields):
    return comment_of(may_be_quoted=True, **fields)


def page_of(quote):
    return reverse("staff-surveys:quote", args=[quote.pk])


def writing(comment):
    return reverse("staff-surveys:write-quote", args=[comment.pk])


def approve(quote, by=None):
    by = by or person("principal_social_worker")
    return approve_quote(quote=quote, seen=quote.written_at.isoformat(), by=by)


# Who may publish what ---------------------------------------------------------------------------


def test_nothing_is_published_that_one_person_alone_has_seen():
    quote = quote_of()
    assert publishable() == []
    with pytest.raises(PermissionDenied):
        approve(quote, by=quote.written_by)
    approve(quote)
    assert [one.words for one in publishable()] == ["Warmer tea …"]


def test_the_database_refuses_it_as_well():
    quote = quote_of()
    quote.approved_by, quote.approved_at = quote.written_by, quote.written_at
    with pytest.raises(IntegrityError), transaction.atomic():
        quote.save()


def test_without_her_consent_there_is_no_quote():
    with pytest.raises(NotHers):
        quote_of(comment_of())
    with pytest.raises(NotHers):
        quote_of(agreed(is_trial=True))


def test_where_she_agrees_no_more_it_is_published_no_more():
    quote = approved_quote()
    quote.comment.may_be_quoted = False
    quote.comment.save()
    assert publishable() == []


def test_another_language_waits_for_its_translation():
    comment = agreed(words="Cieplejsza herbata", language="pl")
    with pytest.raises(NotTranslated):
        quote_of(comment)
    translated(comment, "Warmer tea")
    approved_quote(comment)
    (one,) = publishable()
    assert one.written_in == "pl"


def test_writing_it_anew_makes_another_person_its_writer():
    comment = agreed()
    first, second = person("survey_analyst"), person("principal_social_worker")
    write_quote(comment=comment, words="One", by=first)
    quote = write_quote(comment=comment, words="Two", by=second)
    assert (Quote.objects.count(), quote.written_by) == (1, second)
    with pytest.raises(PermissionDenied):
        approve(quote, by=second)
    assert approve(quote, by=first).words == "Two"


def test_approval_is_of_the_words_that_were_seen():
    quote = quote_of()
    seen = quote.written_at.isoformat()
    write_quote(comment=quote.comment, words="Other words", by=person("survey_analyst"))
    with pytest.raises(ChangedMeanwhile):
        approve_quote(quote=quote, seen=seen, by=person("principal_social_worker"))
    assert publishable() == []


def test_what_is_approved_is_not_changed():
    quote = approved_quote()
    with pytest.raises(ChangedMeanwhile):
        write_quote(comment=quote.comment, words="Other", by=person("survey_analyst"))
    with pytest.raises(ChangedMeanwhile):
        approve(quote)


def test_it_is_withdrawn_with_its_translations():
    quote = approved_quote()
    save_texts(quote, language="pl", texts={"words": "Cieplejsza"}, state="draft")
    withdraw_quote(quote=quote, why="She was known by it", by=person("survey_analyst"))
    assert publishable() == []
    assert not Translation.objects.of(Quote.TRANSLATION_KIND, [str(quote.pk)]).exists()
    with pytest.raises(ChangedMeanwhile):
        withdraw_quote(quote=quote, why="Again", by=person("survey_analyst"))
    event = AuditEvent.objects.get(verb="surveys.quote.withdrawn")
    assert "known" not in str(event.__dict__)
    assert approved_quote(quote.comment).pk != quote.pk


@pytest.mark.parametrize("role", ["complaints", "safeguarding_lead"])
def test_whoever_does_not_read_the_survey_does_nothing(role):
    quote, by = quote_of(), person(role)
    with pytest.raises(PermissionDenied):
        write_quote(comment=quote.comment, words="Mine", by=by)
    with pytest.raises(PermissionDenied):
        approve(quote, by=by)
    with pytest.raises(PermissionDenied):
        withdraw_quote(quote=quote, why="Mine", by=by)


@pytest.mark.parametrize("words", ["", "  \n"])
def test_empty_words_are_refused(words):
    with pytest.raises(ValidationError):
        quote_of(agreed(), words)


# What others get --------------------------------------------------------------------------------


def test_what_is_published_says_neither_team_nor_week():
    comment = agreed()
    labelled(comment, "home", tone="mixed")
    approved_quote(comment)
    (one,) = publishable()
    assert (one.survey, one.themes, one.tone) == ("tea-club", ("home",), "mixed")
    assert not {"team", "week", "comment"} & set(vars(one))


def test_by_survey_and_by_theme():
    tea, cake = survey_of(), survey_of("cake-club")
    one, other = agreed(survey=tea), agreed(survey=cake)
    labelled(one, "home"), labelled(one, "money"), labelled(other, "money")
    approved_quote(one, "Tea"), approved_quote(other, "Cake")
    assert [found.words for found in publishable(survey=tea)] == ["Tea"]
    assert [found.words for found in publishable(theme="money")] == ["Cake"]
    assert [found.words for found in publishable()] == ["Cake", "Tea"]


def test_in_another_language_where_people_translated_it():
    quote = approved_quote()
    (one,) = publishable(language="ur")
    assert one.texts.words.language == "en"
    save_texts(quote, language="ur", texts={"words": "گرم چائے"}, state="reviewed")
    (one,) = publishable(language="ur")
    assert (one.words, one.texts.words.state) == ("گرم چائے", "reviewed")


def test_a_fixed_number_of_queries(django_assert_num_queries):
    for _ in range(4):
        comment = agreed()
        labelled(comment, "home"), approved_quote(comment)
    with django_assert_num_queries(4):
        publishable(language="ur")


def test_translators_get_what_may_be_published_and_nothing_else():
    pieces = text_kinds.get(Quote.TRANSLATION_KIND).pieces
    quote = quote_of()
    assert pieces() == []
    approve(quote)
    assert [piece.unit for piece in pieces()] == [quote]


def test_the_words_are_encrypted_where_they_are_kept():
    quote = quote_of(words="Sensitive")
    with connection.cursor() as cursor:
        cursor.execute("select words from surveys_quote where id = %s", [quote.pk])
        assert "Sensitive" not in str(cursor.fetchone())


# On the pages -----------------------------------------------------------------------------------


def test_from_comment_to_published(sign_in):
    comment = agreed(words="Asha came on 3 March.")
    writer, second = person("survey_analyst"), person("principal_social_worker")
    page = sign_in(user=writer).get(writing(comment)).text
    for words in ("Asha came on 3 March.", "a date", "Keep it for a second person"):
        assert words in page
    answer = sign_in(user=writer).post(writing(comment), {"words": "She came in spring."})
    quote = Quote.objects.get()
    assert answer.url == page_of(quote)
    assert "You wrote this, so" in sign_in(user=writer).get(answer.url).text
    client = sign_in(user=second)
    assert "Nobody can be known: approve" in client.get(page_of(quote)).text
    client.post(page_of(quote), {"do": "approve", "seen": quote.written_at.isoformat()})
    assert [one.words for one in publishable()] == ["She came in spring."]
    assert "Approved by" in client.get(page_of(quote)).text


def test_the_button_is_not_enough_for_ones_own(sign_in):
    quote = quote_of()
    client = sign_in(user=quote.written_by)
    form = {"do": "approve", "seen": quote.written_at.isoformat()}
    assert client.post(page_of(quote), form).status_code == 403
    assert publishable() == []


def test_what_was_typed_stays(sign_in):
    comment = agreed()
    answer = sign_in("survey_analyst").post(writing(comment), {"words": "x" * 1001})
    assert answer.status_code == 400
    assert "x" * 1001 in answer.text
    answer = sign_in("survey_analyst").post(page_of(quote_of(comment)), {"do": "withdraw"})
    assert answer.status_code == 400
    assert "Say why it is withdrawn." in answer.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Nobody has agreed that these words are published."),
        ({"may_be_quoted": True, "language": "pl"}, "This waits for a translator."),
    ],
)
def test_why_there_is_no_quote(fields, words, sign_in):
    comment = comment_of(**fields)
    client = sign_in("survey_analyst")
    assert words in client.get(writing(comment)).text
    client.post(writing(comment), {"words": "Mine"})
    assert not Quote.objects.exists()


def test_reading_one_is_recorded(sign_in):
    quote = approved_quote()
    sign_in("survey_analyst").get(page_of(quote))
    event = AuditEvent.objects.get(verb="surveys.quote.read")
    assert event.subject_id == str(quote.pk)


@pytest.mark.parametrize("role", ["complaints", "safeguarding_lead"])
def test_for_others_they_are_not_there(role, sign_in):
    quote, client = quote_of(), sign_in(role)
    assert client.get(page_of(quote)).status_code == 404
    assert client.post(page_of(quote), {"do": "approve"}).status_code == 404
    assert client.get(writing(quote.comment)).status_code == 404
    assert "Warmer tea" not in client.get(LIST).text


def test_the_list_says_what_waits(sign_in):
    approved_quote(agreed(), "Approved words")
    quote_of(agreed(), "Waiting words")
    page = sign_in("survey_analyst").get(LIST).text
    assert page.index("Waiting words") < page.index("Approved words")
