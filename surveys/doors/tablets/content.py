"""All that a tablet needs to ask one survey in one language and form, with the network cut later.

The pages are those of the journey, made by the same forms and templates. The tablet shows them one
at a time and works out itself which are asked: `visible_if` goes with each question.
"""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext

from portal.languages.formats import number
from portal.languages.table import current_language
from portal.languages.translated import texts_for
from portal.ui.context import furniture
from portal.ui.fonts import script_fonts
from questionnaires.definition import Page, Question
from questionnaires.forms import PageForm
from questionnaires.models import Version
from questionnaires.texts import Words, words
from surveys.answering.journey import BEFORE_OWN_WORDS, is_own_words
from surveys.models import Identity, Survey

HELP = {"help", "R0"}
"""Tags of options beside which help numbers are shown."""
PARTS = ("forms", "send", "thanks", "help")
MOST_COUNTED = 100


class TabletForm(PageForm):
    """A page of the journey whose questions can be told apart by a script."""

    template_name = "surveys/tablet/page_form.html"


def content(request: Any, survey: Survey, version: Version, form: str) -> dict[str, Any]:
    """In the language that is switched on."""
    language = current_language()
    said = words(version, language.code)
    about = {
        "request": request,
        "survey": survey,
        "identity": Identity.ANONYMOUS,
        "attempt": {"is_anonymous": True},
        "texts": texts_for([survey], language.code)[survey.pk],
        **furniture(request),
    }
    font = script_fonts().get(language.code)
    return {
        "version": version.pk,
        "language": language.code,
        "form": form,
        "tag": language.tag,
        "dir": language.direction,
        "script": language.script.lower(),
        "font": font.stylesheet if font else "",
        "words": _words(),
        "parts": {name: _rendered(name, about) for name in PARTS},
        "pages": [_page(page, said, about) for page in version.definition.pages],
    }


def _page(page: Page, said: Words, about: dict[str, Any]) -> dict[str, Any]:
    form = TabletForm(page=page, questions=page.questions, words=said, prefix=page.code)
    first = next((one.code for one in page.questions if is_own_words(one)), "")
    if first:
        shown = render_to_string(BEFORE_OWN_WORDS, about)
        form.fields[first].before = shown  # type: ignore[attr-defined]
    context = {
        **about,
        "form": form,
        "title": None if form.is_one_question else said.page(page),
        "is_required": any(question.required for question in page.questions),
    }
    return {
        "code": page.code,
        "html": render_to_string("surveys/tablet/page.html", context),
        "questions": [_question(question) for question in page.questions],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "code": question.code,
        "type": question.type,
        "visible_if": question.visible_if,
        "required": question.required,
        "help": _codes_with(question, HELP),
    }


def _codes_with(question: Question, tags: set[str]) -> list[str]:
    return [option.code for option in question.options if not tags.isdisjoint(option.tags)]


def _rendered(name: str, about: dict[str, Any]) -> str:
    return render_to_string(f"surveys/tablet/parts/{name}.html", about)


def _words() -> dict[str, Any]:
    """What the tablet fills in itself. Numbers are written as the language writes them."""
    return {
        "progress": gettext("Question %(number)s of %(total)s")
        % {"number": "{number}", "total": "{total}"},
        "waiting": gettext("Answers that wait to be sent: {number}"),
        "numbers": list(_numbers()),
        "still_here": gettext("Are you still there? Touch the screen to go on."),
        "going": gettext("If not, your answers are deleted from this tablet soon."),
        "go_on": gettext("Go on"),
        "needed": gettext("Choose an answer, or write one."),
        "language": gettext("Change the language"),
        "stop": gettext("Stop and delete my answers"),
    }


def _numbers() -> Iterable[str]:
    return (number(value) for value in range(MOST_COUNTED))
