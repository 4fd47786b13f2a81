"""Asking for a translation: once, again when the words change, never losing what was done."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from portal.languages.models import OwnWords
from portal.languages.own_words.actions import (
    ask_for_translation,
    cancel_for,
    forget,
    own_words_of,
)
from portal.privacy.personal_data import PERSONAL_DATA
from portal.ui.models import Feedback
from tests.portal.languages.own_words.conftest import ENGLISH, URDU

Ask = Callable[..., OwnWords]


def finish(words: OwnWords, text: str = ENGLISH) -> None:
    words.translated, words.done_at = text, timezone.now()
    words.save()


def test_a_text_waits_with_its_clock(ask: Ask, about: Feedback) -> None:
    words = ask()
    assert (words.source, words.target, words.original) == ("ur", "en", URDU)
    assert words.due_at > words.asked_at
    assert not words.is_done
    assert own_words_of(about) == {"answer/want": words}


@pytest.mark.parametrize("text", ["", "  \n"])
def test_no_words_are_not_asked_for(about: Feedback, text: str) -> None:
    ask_for_translation(subject=about, parts={"note": text}, source="ur")
    assert own_words_of(about) == {}


def test_words_in_the_readers_language_are_not_asked_for(about: Feedback) -> None:
    ask_for_translation(subject=about, parts={"note": ENGLISH}, source="en")
    assert own_words_of(about) == {}


def test_asked_again_unchanged_the_translation_stays(ask: Ask) -> None:
    finish(ask())
    words = ask(urgent=True)
    assert (words.translated, words.is_done, words.is_urgent) == (ENGLISH, True, False)


def test_asked_again_unchanged_a_language_that_was_put_right_stays(ask: Ask) -> None:
    OwnWords.objects.filter(pk=ask().pk).update(source="pa")
    assert ask().source == "pa"


def test_asked_again_changed_it_waits_again_and_the_old_words_are_gone(ask: Ask) -> None:
    finish(ask())
    words = ask(text="کچھ اور")
    assert (words.original, words.translated, words.is_done) == ("کچھ اور", "", False)
    assert words.translator is None
    assert OwnWords.objects.count() == 1


def test_what_becomes_urgent_is_due_sooner(ask: Ask) -> None:
    before = ask()
    after = ask(urgent=True)
    assert after.is_urgent
    assert after.due_at < before.due_at


def test_what_is_urgent_stays_so(ask: Ask) -> None:
    ask(urgent=True)
    assert ask(urgent=False).is_urgent


@pytest.mark.parametrize("change", [{"text": ""}, {"source": "en"}])
def test_words_that_are_taken_back_leave_the_queue(
    ask: Ask, about: Feedback, change: dict[str, str]
) -> None:
    ask()
    asked = {"text": URDU, "source": "ur", **change}
    ask_for_translation(subject=about, parts={"answer/want": asked["text"]}, source=asked["source"])
    assert own_words_of(about) == {}


def test_a_part_may_be_translated_both_ways(ask: Ask, about: Feedback) -> None:
    ask("letter")
    ask_for_translation(subject=about, parts={"letter": ENGLISH}, source="en", target="ur")
    assert own_words_of(about, target="ur")["letter"].original == ENGLISH
    assert own_words_of(about, target="en")["letter"].original == URDU


def test_cancelling_keeps_what_is_done(ask: Ask, about: Feedback) -> None:
    finish(ask("letter/done"))
    ask("letter/waits")
    ask("answer/waits")
    assert cancel_for(about, prefix="letter/") == 1
    assert set(own_words_of(about)) == {"letter/done", "answer/waits"}
    assert cancel_for(about) == 1
    assert set(own_words_of(about)) == {"letter/done"}


def test_forgetting_keeps_nothing_of_this_one(ask: Ask, about: Feedback) -> None:
    finish(ask("one"))
    ask("two")
    other = Feedback.objects.create(message="Another")
    ask_for_translation(subject=other, parts={"one": URDU}, source="ur")
    assert forget(about) == 2
    assert [words.subject_id for words in OwnWords.objects.all()] == [str(other.pk)]


def test_is_encrypted_where_it_lies(ask: Ask) -> None:
    finish(ask())
    with connection.cursor() as cursor:
        cursor.execute("SELECT original, translated FROM languages_ownwords")
        stored = cursor.fetchone()
    assert URDU not in stored[0]
    assert ENGLISH not in stored[1]


def test_it_is_on_the_map_of_personal_data() -> None:
    declared = PERSONAL_DATA.get("languages.ownwords")
    assert declared is not None
    assert declared.encrypted
