"""Every page of a form as people will see it, one below the other, in one language."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from portal.languages.table import current_language
from portal.languages.translated import Text
from questionnaires.forms import PageForm
from questionnaires.in_words import English
from questionnaires.models import Version
from questionnaires.texts import words
from surveys.answering.journey import BEFORE_OWN_WORDS, is_own_words
from surveys.models import Survey


class PreviewForm(PageForm):
    """Without a main heading: there are many on the page."""

    template_name = "staff/surveys/editing/preview_form.html"


@dataclass(frozen=True)
class PreviewPage:
    number: int
    title: Text | None
    form: PreviewForm
    when: str
    """For staff: when it is asked, in English."""
    can_be_left: bool


def pages(request: HttpRequest, survey: Survey, version: Version) -> list[PreviewPage]:
    """In the language that is switched on."""
    said = words(version, current_language().code)
    english = English.of(version)
    found = []
    for number, page in enumerate(version.definition.pages, start=1):
        form = PreviewForm(page=page, questions=page.questions, words=said, prefix=page.code)
        first = next((one.code for one in page.questions if is_own_words(one)), "")
        if first:
            form.fields[first].before = _help(request, survey)  # type: ignore[attr-defined]
        conditions = dict.fromkeys(english.condition(one.visible_if) for one in page.questions)
        found.append(
            PreviewPage(
                number=number,
                title=None if form.is_one_question else said.page(page),
                form=form,
                when="; ".join(one for one in conditions if one),
                can_be_left=page.exit_page,
            )
        )
    return found


def _help(request: HttpRequest, survey: Survey) -> SafeString:
    about: dict[str, Any] = {
        "survey": survey,
        "attempt": {"is_anonymous": survey.identity == "anonymous"},
    }
    return render_to_string(BEFORE_OWN_WORDS, about, request=request)
