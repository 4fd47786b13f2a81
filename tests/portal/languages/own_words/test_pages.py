"""The translators' pages of people's own words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.roles import CODES
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import ask_for_translation
from portal.languages.own_words.offers import how_many_wait
from portal.registry import registry
from portal.registry.registry import after_this, tiles_for
from portal.ui.models import Feedback
from tests.browser_forms import fields_of
from tests.clients import CheckingClient
from tests.directory.staff.reading import mistakes, names, page, rows, text
from tests.factories.accounts import person
from tests.people import SignIn
from tests.portal.languages.own_words.conftest import ENGLISH, SECRET_NAME, URDU

Ask = Callable[..., OwnWords]
QUEUE = "/staff/languages/words/"


def url(words: OwnWords) -> str:
    return f"{QUEUE}{words.pk}/"


def press(client: CheckingClient, words: OwnWords, do: str = "done", **values: str) -> Any:
    fields = fields_of(client.get(url(words)).content)
    return client.post(url(words), {**fields, "do": do, **values})


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What other rooms are told."""
    facts: list[dict[str, Any]] = []
    monkeypatch.setattr(registry._listeners, "_items", {})
    after_this("own_words.done", "test", lambda **told: facts.append(told))
    return facts


class TestQueue:
    def test_what_is_urgent_is_first_then_by_the_clock(
        self, translator: CheckingClient, ask: Ask, described: None
    ) -> None:
        late = ask("late")
        OwnWords.objects.filter(pk=late.pk).update(due_at=timezone.now() - timedelta(days=1))
        ask("plain")
        ask("danger", urgent=True)
        answer = translator.get(QUEUE)
        assert names(answer) == ["Part danger", "Part late", "Part plain"]
        due = [row[3] for row in rows(answer)]
        assert due[0].startswith("Urgent")
        assert due[1].startswith("Was due on")
        assert "1 is overdue" in text(answer)

    def test_shows_neither_words_nor_whose_they_are(
        self, translator: CheckingClient, ask: Ask, described: None
    ) -> None:
        words = ask()
        shown = translator.get(QUEUE).content.decode()
        assert URDU not in shown
        shown += translator.get(url(words)).content.decode()
        assert SECRET_NAME not in shown
        assert words.subject_id not in [part.strip() for part in shown.split()]

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", ["Part from-urdu", "Part into-urdu", "Part polish"]),
            ("?language=ur", ["Part from-urdu", "Part into-urdu"]),
            ("?language=pl&state=waiting", ["Part polish"]),
            ("?language=gu", []),
            ("?state=done", ["Part done"]),
            ("?language=<x>&state=1&page=x", ["Part from-urdu", "Part into-urdu", "Part polish"]),
        ],
    )
    def test_who_knows_a_language_sees_what_is_from_it_and_into_it(
        self, translator: CheckingClient, ask: Ask, described: None, query: str, expected: list[str]
    ) -> None:
        ask("from-urdu")
        ask("into-urdu", source="en", target="ur")
        ask("polish", source="pl")
        OwnWords.objects.filter(pk=ask("done").pk).update(done_at=timezone.now())
        assert names(translator.get(f"{QUEUE}{query}")) == expected

    def test_empty_it_says_so_kindly(self, translator: CheckingClient) -> None:
        assert "Nothing waits here. Thank you." in text(translator.get(QUEUE))

    def test_the_tile_says_how_many(self, ask: Ask, tariq: User) -> None:
        assert how_many_wait() == ""
        words = ask()
        assert how_many_wait() == "1 text waiting"
        OwnWords.objects.filter(pk=words.pk).update(due_at=timezone.now())
        ask("other")
        assert how_many_wait() == "2 texts waiting, 1 overdue"
        assert "Words to translate" in [tile.title for tile in tiles_for(tariq)]

    def test_words_of_an_unknown_room_have_a_name_too(
        self, translator: CheckingClient, ask: Ask
    ) -> None:
        ask()
        assert names(translator.get(QUEUE)) == ["Somebody’s own words"]


class TestOneText:
    def test_the_original_stands_beside_the_box(
        self, translator: CheckingClient, ask: Ask, described: None
    ) -> None:
        found = page(translator.get(url(ask())))
        original = found.select_one('[lang="ur"]')
        assert original is not None
        assert original.get_text(strip=True) == URDU
        box = found.select_one("textarea")
        assert box is not None
        assert (box["lang"], box["dir"]) == ("en-GB", "ltr")
        assert "What do you want?" in found.get_text()

    def test_done(
        self, translator: CheckingClient, ask: Ask, tariq: User, heard: list[dict[str, Any]]
    ) -> None:
        words = ask()
        answer = press(translator, words, text=f" {ENGLISH}\r\nAnd sleep. ")
        assert answer.url == f"{QUEUE}?language=ur"
        words.refresh_from_db()
        assert (words.translated, words.translator) == (f"{ENGLISH}\nAnd sleep.", tariq)
        assert words.is_done
        assert words.original == URDU
        told = {"subject_kind": "ui.feedback", "subject_id": words.subject_id, "part": words.part}
        assert heard == [told]

    def test_saved_for_later_nobody_relies_on_it(
        self, translator: CheckingClient, ask: Ask, heard: list[dict[str, Any]]
    ) -> None:
        words = ask()
        press(translator, words, "later", text="I need")
        words.refresh_from_db()
        assert (words.translated, words.is_done, heard) == ("I need", False, [])
        assert "Begun by Tariq Translator" in text(translator.get(url(words)))

    def test_in_english_already(
        self, translator: CheckingClient, ask: Ask, heard: list[dict[str, Any]]
    ) -> None:
        words = ask(text="Thanks")
        assert press(translator, words, "same", text="typed by mistake").url == QUEUE
        words.refresh_from_db()
        assert (words.translated, words.source, words.is_done) == ("Thanks", "en", True)
        assert len(heard) == 1

    def test_choosing_its_own_language_says_the_same(
        self, translator: CheckingClient, ask: Ask
    ) -> None:
        words = ask(text="Thanks")
        press(translator, words, source="en")
        words.refresh_from_db()
        assert (words.translated, words.is_done) == ("Thanks", True)

    @pytest.mark.parametrize("source", ["pa", "und"])
    def test_the_language_can_be_put_right_for_somebody_else(
        self, translator: CheckingClient, ask: Ask, source: str
    ) -> None:
        words = ask()
        press(translator, words, "later", source=source)
        words.refresh_from_db()
        assert (words.source, words.is_done) == (source, False)
        assert len(names(translator.get(f"{QUEUE}?language={source}"))) == 1
        assert names(translator.get(f"{QUEUE}?language=ur")) == []
        assert translator.get(url(words)).status_code == 200

    def test_done_needs_a_translation(self, translator: CheckingClient, ask: Ask) -> None:
        words = ask()
        answer = press(translator, words, text=" ")
        assert answer.status_code == 400
        assert mistakes(answer) == ["Write the translation in English."]

    def test_what_is_done_can_be_put_right_but_not_emptied(
        self, translator: CheckingClient, ask: Ask, heard: list[dict[str, Any]]
    ) -> None:
        words = ask()
        press(translator, words, text="I need rust.")
        done_at = OwnWords.objects.get().done_at
        press(translator, words, text=ENGLISH)
        words.refresh_from_db()
        assert (words.translated, words.done_at) == (ENGLISH, done_at)
        assert len(heard) == 2
        assert press(translator, words, "later", text="").status_code == 400
        press(translator, words, "later", text="I need a rest")
        words.refresh_from_db()
        assert words.is_done


class TestWhatBelongsTogether:
    def test_after_one_part_comes_the_next_of_the_same(
        self, translator: CheckingClient, ask: Ask, described: None
    ) -> None:
        first, second, english = ask("one"), ask("two"), ask("three", source="en", target="ur")
        shown = text(translator.get(url(first)))
        assert "Part two" in shown
        assert "Part three" not in shown
        assert press(translator, first, text="One").url == url(second)
        assert press(translator, second, text="Two").url == f"{QUEUE}?language=ur"
        assert press(translator, english, text="تین").url == f"{QUEUE}?language=ur"

    def test_not_of_something_else(
        self, translator: CheckingClient, ask: Ask, described: None
    ) -> None:
        words = ask()
        other = Feedback.objects.create(message="Another")
        ask_for_translation(subject=other, parts={"elsewhere": URDU}, source="ur")
        assert "Part elsewhere" not in text(translator.get(url(words)))
        assert press(translator, words, text=ENGLISH).url == f"{QUEUE}?language=ur"

    def test_what_staff_write_is_in_english_and_nobody_is_asked(
        self, translator: CheckingClient, ask: Ask
    ) -> None:
        words = ask("letter", source="en", target="ur")
        found = page(translator.get(url(words)))
        assert found.select_one("select[name=source]") is None
        assert found.select_one("button[value=same]") is None


class TestTwoTranslators:
    def test_the_second_is_told_and_keeps_her_words(
        self, translator: CheckingClient, sign_in: SignIn, ask: Ask
    ) -> None:
        words = ask()
        other = sign_in(user=person("translator", name="Olga Other"))
        mine = fields_of(translator.get(url(words)).content)
        press(other, words, "later", text="What Olga wrote")
        answer = translator.post(url(words), {**mine, "do": "done", "text": "What Tariq wrote"})
        assert answer.status_code == 409
        assert "Somebody else saved while you were writing" in text(answer)
        assert "What Olga wrote" in text(answer)
        assert fields_of(answer.content)["text"] == ["What Tariq wrote"]
        again = {**fields_of(answer.content), "do": "done"}
        translator.post(url(words), again)
        assert OwnWords.objects.get().translated == "What Tariq wrote"

    def test_words_that_changed_meanwhile_are_not_taken_for_translated(
        self, translator: CheckingClient, ask: Ask
    ) -> None:
        words = ask()
        mine = fields_of(translator.get(url(words)).content)
        ask(text="کچھ اور")
        answer = translator.post(url(words), {**mine, "do": "done", "text": ENGLISH})
        assert answer.status_code == 409
        assert "کچھ اور" in text(answer)
        assert not OwnWords.objects.get().is_done

    def test_words_that_nobody_needs_any_more(self, translator: CheckingClient, ask: Ask) -> None:
        words = ask()
        here = url(words)
        mine = fields_of(translator.get(here).content)
        words.delete()
        answer = translator.post(here, {**mine, "do": "done", "text": ENGLISH}, follow=True)
        assert "These words do not need a translation any more." in text(answer)
        assert translator.get(here).status_code == 404

    def test_nor_words_of_something_that_is_gone(
        self, translator: CheckingClient, ask: Ask, about: Feedback
    ) -> None:
        words = ask()
        mine = fields_of(translator.get(url(words)).content)
        about.delete()
        assert translator.post(url(words), {**mine, "do": "done", "text": "x"}).url == QUEUE


class TestRecord:
    def test_opening_is_recorded_with_what_the_words_belong_to(
        self, translator: CheckingClient, ask: Ask, about: Feedback
    ) -> None:
        translator.get(url(ask()))
        event = AuditEvent.objects.about("ui.feedback", str(about.pk)).get()
        assert event.verb == "languages.words.read"
        assert sentence(event).startswith("Tariq Translator opened words of ")

    def test_unrecorded_nothing_is_shown(
        self, translator: CheckingClient, ask: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(**_: object) -> None:
            raise DatabaseError

        monkeypatch.setattr("portal.audit.actions.record", fail)
        answer = translator.get(url(ask()))
        assert answer.status_code == 503
        assert URDU not in answer.content.decode()

    @pytest.mark.parametrize(
        ("do", "expected"),
        [
            ("later", "began to translate words of {} from Urdu into English."),
            ("done", "translated words of {} from Urdu into English."),
            ("same", "found words of {} to be in English already."),
        ],
    )
    def test_what_a_translator_did_without_the_words(
        self, translator: CheckingClient, ask: Ask, about: Feedback, do: str, expected: str
    ) -> None:
        press(translator, ask(), do, text=ENGLISH)
        event = AuditEvent.objects.filter(verb__startswith="languages.words.").first()
        assert event is not None
        assert sentence(event) == f"Tariq Translator {expected.format(about)}"
        assert ENGLISH not in str(event.detail)
        assert URDU not in str(event.detail)


@pytest.mark.parametrize("role", [code for code in CODES if code != "translator"])
def test_nobody_else_opens_them(sign_in: SignIn, ask: Ask, role: str) -> None:
    client, words = sign_in(role), ask()
    assert client.get(QUEUE).status_code == 403
    assert client.get(url(words)).status_code == 403
    assert client.post(url(words), {"do": "done", "text": "x"}).status_code == 403


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"do": "x", "text": "y"},
        {"do": "done", "text": "y", "source": "zz", "seen": "1"},
        {"do": "done", "text": "y" * 20_001, "source": "ur", "seen": "x"},
        {"do": ["later", "done"], "text": ["a", "b"], "source": "ur", "seen": "z" * 500},
        {"do": "done", "text": "\x00", "source": "ur", "seen": "\x00"},
        {"do": "same"},
    ],
    ids=range(7),
)
def test_hostile_posts_change_nothing(
    translator: CheckingClient, ask: Ask, posted: dict[str, Any]
) -> None:
    words = ask()
    assert translator.post(url(words), posted).status_code in (400, 409)
    words.refresh_from_db()
    assert (words.translated, words.is_done) == ("", False)


@pytest.mark.parametrize("address", ["0/", "999999999999999999999999/", "x/", "-1/"])
def test_addresses_that_never_were(translator: CheckingClient, address: str) -> None:
    assert translator.get(f"{QUEUE}{address}").status_code == 404
    assert translator.post(f"{QUEUE}{address}", {}).status_code in (302, 404)
