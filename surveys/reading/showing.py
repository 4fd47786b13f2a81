"""A comment or a contact as staff see it: words beside their translation, codes in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.languages.models import OwnWords
from portal.languages.own_words.actions import own_words_of
from portal.languages.table import ENGLISH, Language, language_for
from questionnaires.conditions import chosen
from questionnaires.in_words import English
from questionnaires.models import Version
from surveys.models import Comment, Contact, Response

IN_WORDS = dict(Contact.Wish.choices)


@dataclass(frozen=True)
class OwnText:
    """What somebody wrote, and what a person translated of it; None where it needs none."""

    text: str
    language: Language
    translation: OwnWords | None


@dataclass(frozen=True)
class Beside:
    question: str
    answer: str


@dataclass(frozen=True)
class Row:
    """One comment of a list."""

    comment: Comment
    question: str


def rows_of(comments: Iterable[Comment]) -> list[Row]:
    """With what was asked, in English."""
    listed = list(comments)
    versions = Version.objects.in_bulk({one.version_id for one in listed})
    english = {pk: English.of(version) for pk, version in versions.items()}
    return [Row(one, english[one.version_id].question(one.question)) for one in listed]


class CommentShown:
    def __init__(self, comment: Comment) -> None:
        self.comment = comment
        self.english = English.of(comment.version)
        self.question = self.english.question(comment.question)
        self.language = language_for(comment.language)
        self.own = OwnText(comment.words, self.language, own_words_of(comment).get("words"))

    @property
    def beside(self) -> list[Beside]:
        """What else was answered: never of an anonymous answer, whose comment stands alone."""
        response = self.comment.response
        return list(_answers(response, self.english)) if response else []


def _answers(response: Response, english: English) -> Iterator[Beside]:
    for question in english.definition.questions:
        given = response.answers.get(question.code)
        if not given:
            continue
        picked = [english.option(question, code) for code in chosen(given)]
        said = "; ".join(picked) if question.is_choosing else str(given)
        yield Beside(english.question(question.code), said)


class ContactShown:
    """`safe` stands before everything else: it says how she may be reached without harm."""

    def __init__(self, contact: Contact) -> None:
        self.contact = contact
        self.language = language_for(contact.language)
        self.wishes = [IN_WORDS.get(code, code) for code in contact.wishes]
        self.needs_interpreter = self.language != ENGLISH
        self._translated = own_words_of(contact)

    @property
    def safe(self) -> OwnText | None:
        return self._own("safe", self.contact.safe)

    @property
    def words(self) -> OwnText | None:
        return self._own("words", self.contact.words)

    def _own(self, part: str, text: str) -> OwnText | None:
        return OwnText(text, self.language, self._translated.get(part)) if text else None
