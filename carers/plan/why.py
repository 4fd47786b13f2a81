"""Why an item is in a plan: a sentence that quotes her own answers, in her language."""

from collections.abc import Callable, Collection, Iterable, Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from carers.plan.criteria import HOME, READER_LANGUAGE, Said
from portal.languages.models import State
from portal.languages.table import ENGLISH
from portal.languages.translated import Text
from questionnaires.definition import Definition
from questionnaires.texts import Words

MOST_ALONE = 3
MOST_OF_A_QUESTION = 2
BEST_FIRST = (State.REVIEWED, State.DRAFT, State.MACHINE_DRAFT, State.OUTDATED, State.MISSING)


def why(
    because: Sequence[Said],
    *,
    alone: Collection[str],
    definition: Definition,
    words: Words,
    english: Words,
    language: str,
) -> Text:
    """Whole sentences about the answer that weighs most, which comes first in `because`.

    `alone`: questions whose answers need not be told with the question. Where an answer has no
    words in her language, all of it is English.
    """
    asked = {one.question for one in because}
    quoted = [one for one in because if one.question in definition.question_by_code]
    if not quoted or HOME in asked:
        return _without_answers(asked, language)
    for spoken, in_words in ((language, words), (ENGLISH.code, english)):
        found = _Sentence(definition, in_words, spoken, alone).about(quoted)
        if found:
            return found
    return _everybody(language)


def units_of(because: Iterable[Said], definition: Definition) -> set[str]:
    """Whose words `why` may need."""
    found = (definition.question_by_code.get(one.question) for one in because)
    return {f"question/{question.text_code}" for question in found if question}


class _Sentence:
    """In one language; nothing where not every word of hers is there in that language."""

    def __init__(
        self, definition: Definition, words: Words, language: str, alone: Collection[str]
    ) -> None:
        self.definition = definition
        self.words = words
        self.language = language
        self.alone = alone

    def about(self, quoted: Sequence[Said]) -> Text | None:
        first = self._text_code(quoted[0])
        if first in self.alone:
            told = [one for one in quoted if self._text_code(one) in self.alone]
            return self._written([self._label(one) for one in told], _said)
        told = [one for one in quoted if self._text_code(one) == first]
        question = self.definition.question_by_code[quoted[0].question]
        return self._written(
            [self.words.question(question), *(self._label(one) for one in told)], _asked
        )

    def _text_code(self, one: Said) -> str:
        return self.definition.question_by_code[one.question].text_code

    def _label(self, one: Said) -> Text | None:
        question = self.definition.question_by_code[one.question]
        return self.words.option(question, one.option)

    def _written(
        self, texts: Sequence[Text | None], sentence: Callable[[list[str]], str]
    ) -> Text | None:
        there = [text for text in texts if text and text.language == self.language]
        if len(there) < len(texts):
            return None
        state = max((text.state for text in there), key=_how_unsure)
        with translation.override(self.language):
            return Text(sentence([text.value for text in there]), self.language, state)


def _said(labels: list[str]) -> str:
    said = list(dict.fromkeys(labels))[:MOST_ALONE]
    if len(said) == 1:
        return _("Because you said: “%(answer)s”.") % {"answer": said[0]}
    if len(said) == 2:
        return _("Because you said: “%(first)s” and “%(second)s”.") % {
            "first": said[0],
            "second": said[1],
        }
    return _("Because you said: “%(first)s”, “%(second)s” and “%(third)s”.") % {
        "first": said[0],
        "second": said[1],
        "third": said[2],
    }


def _asked(texts: list[str]) -> str:
    question, *labels = texts
    said = list(dict.fromkeys(labels))[:MOST_OF_A_QUESTION]
    if len(said) == 1:
        return _("We asked: “%(question)s” You said: “%(answer)s”.") % {
            "question": question,
            "answer": said[0],
        }
    return _("We asked: “%(question)s” You said: “%(first)s” and “%(second)s”.") % {
        "question": question,
        "first": said[0],
        "second": said[1],
    }


def _without_answers(asked: set[str], language: str) -> Text:
    """For what is there because of something that she was not asked."""
    with translation.override(language):
        if HOME in asked:
            return Text(_("Because of the postcode you gave."), language, State.REVIEWED)
        if READER_LANGUAGE in asked:
            return Text(_("Because you read this in your language."), language, State.REVIEWED)
    return _everybody(language)


def _everybody(language: str) -> Text:
    with translation.override(language):
        return Text(_("This is for everyone who looks after someone."), language, State.REVIEWED)


def _how_unsure(state: str) -> int:
    return BEST_FIRST.index(State(state))
