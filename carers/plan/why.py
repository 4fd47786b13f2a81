"""Why an item is in a plan: a sentence that quotes her own answers, in her language."""

from collections.abc import Callable, Iterable, Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from carers.plan.criteria import HOME, READER_LANGUAGE, Said
from portal.languages.models import State
from portal.languages.table import ENGLISH
from portal.languages.translated import Text
from questionnaires.definition import Definition
from questionnaires.texts import Words

MOST_QUOTED = 3
BEST_FIRST = (State.REVIEWED, State.DRAFT, State.MACHINE_DRAFT, State.OUTDATED, State.MISSING)


def why(
    because: Sequence[Said], *, definition: Definition, words: Words, english: Words, language: str
) -> Text:
    """Whole sentences. Where an answer has no words in her language, all of it is English."""
    quoted = [one for one in because if one.question in definition.question_by_code]
    if not quoted:
        return _without_answers({one.question for one in because}, language)
    found = _Sentence(definition, words, language).about(quoted)
    return (
        found or _Sentence(definition, english, ENGLISH.code).about(quoted) or _everybody(language)
    )


def units_of(because: Iterable[Said], definition: Definition) -> set[str]:
    """Whose words `why` may need."""
    found = (definition.question_by_code.get(one.question) for one in because)
    return {f"question/{question.text_code}" for question in found if question}


class _Sentence:
    """In one language; nothing where not every word of hers is there in that language."""

    def __init__(self, definition: Definition, words: Words, language: str) -> None:
        self.definition = definition
        self.words = words
        self.language = language

    def about(self, quoted: Sequence[Said]) -> Text | None:
        # What she ticked in a list says itself what it is about; 'Yes' and 'Never' do not.
        ticked = [one for one in quoted if self._speaks_for_itself(one)]
        if ticked:
            return self._said([self._label(one) for one in ticked])
        one = quoted[0]
        question = self.definition.question_by_code[one.question]
        return self._asked([self.words.question(question), self._label(one)])

    def _speaks_for_itself(self, one: Said) -> bool:
        question = self.definition.question_by_code[one.question]
        option = question.by_code.get(one.option)
        return question.type == "choices" and option is not None and not option.exclusive

    def _label(self, one: Said) -> Text | None:
        question = self.definition.question_by_code[one.question]
        return self.words.option(question, one.option)

    def _said(self, labels: Sequence[Text | None]) -> Text | None:
        def sentence(said: list[str]) -> str:
            said = list(dict.fromkeys(said))[:MOST_QUOTED]
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

        return self._written(labels, sentence)

    def _asked(self, texts: Sequence[Text | None]) -> Text | None:
        def sentence(said: list[str]) -> str:
            return _("We asked: “%(question)s” You said: “%(answer)s”.") % {
                "question": said[0],
                "answer": said[1],
            }

        return self._written(texts, sentence)

    def _written(
        self, texts: Sequence[Text | None], sentence: Callable[[list[str]], str]
    ) -> Text | None:
        there = [text for text in texts if text and text.language == self.language]
        if len(there) < len(texts):
            return None
        state = max((text.state for text in there), key=_how_unsure)
        with translation.override(self.language):
            return Text(sentence([text.value for text in there]), self.language, state)


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
