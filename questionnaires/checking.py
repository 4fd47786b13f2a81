"""What is wrong with a definition and its words, before anybody is asked to answer them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from questionnaires.conditions import asked
from questionnaires.definition import Definition, Page, Question
from questionnaires.reaching import TooTangled, can_be_shown

English = Mapping[str, Mapping[str, str]]
"""Unit ("question/hard") to field ("title", "option.home") to text."""


def problems(definition: Definition, english: English) -> list[str]:
    """A sentence for each; none where it can be published."""
    structure = [*_doubled(definition), *_bad_conditions(definition), *_dead_ends(definition)]
    # What can be reached is only asked where every condition names something that is there.
    further = [] if structure else [*_out_of_reach(definition), *_not_covered(definition)]
    return [*structure, *further, *_without_words(definition, english)]


def _doubled(definition: Definition) -> Iterator[str]:
    yield from _twice("section", (one.code for one in definition.sections))
    yield from _twice("page", (one.code for one in definition.pages))
    yield from _twice("question", (one.code for one in definition.questions))
    for question in definition.questions:
        codes = (one.code for one in question.options)
        yield from _twice(f"question {question.code!r}: option", codes)


def _twice(what: str, codes: Iterable[str]) -> Iterator[str]:
    for code, count in Counter(codes).items():
        if count > 1:
            yield f"The code of {what} {code!r} is there {count} times."


def _bad_conditions(definition: Definition) -> Iterator[str]:
    before: dict[str, Question] = {}
    for question in definition.questions:
        for code, options in asked(question.visible_if):
            earlier = before.get(code)
            if earlier is None:
                is_later = code in definition.question_by_code
                yield f"Question {question.code!r} depends on {code!r}, " + (
                    "which is asked later." if is_later else "which is not there."
                )
                continue
            for option in options or ():
                if option not in earlier.by_code:
                    yield (
                        f"Question {question.code!r} depends on option {option!r} of {code!r}, "
                        "which is not there."
                    )
        before[question.code] = question


def _dead_ends(definition: Definition) -> Iterator[str]:
    """Places where a person would stand before nothing."""
    if not definition.sections:
        yield "There is no section."
    for section in definition.sections:
        if not section.pages:
            yield f"Section {section.code!r} has no page."
    for page in definition.pages:
        if not page.questions:
            yield f"Page {page.code!r} asks nothing."
    for question in definition.questions:
        if question.is_choosing and not question.options:
            yield f"Question {question.code!r} has no option to choose."
    if definition.questions and all(one.visible_if for one in definition.questions):
        yield "Every question depends on another: nobody would be asked the first."


def _out_of_reach(definition: Definition) -> Iterator[str]:
    for question in definition.questions:
        try:
            if not can_be_shown(definition, question):
                yield f"No answers ever open question {question.code!r}."
        except TooTangled as error:
            yield str(error)


def _not_covered(definition: Definition) -> Iterator[str]:
    covered = {tag for question in definition.questions for tag in question.tags}
    for tag in definition.required_tags:
        if tag not in covered:
            yield f"No question covers {tag}."


def _without_words(definition: Definition, english: English) -> Iterator[str]:
    wanted = dict(_words_wanted(definition))
    for unit, fields in wanted.items():
        for field in fields:
            if not english.get(unit, {}).get(field, "").strip():
                yield f"There are no English words for {unit}, {field}."
    for unit, texts in english.items():
        for field in texts:
            if unit not in wanted or _is_of_no_option(field, wanted[unit]):
                yield f"There are words for {unit}, {field}, which is not there."


def _words_wanted(definition: Definition) -> Iterator[tuple[str, list[str]]]:
    """Each section, page and question with the fields it cannot do without."""
    for section in definition.sections:
        yield f"section/{section.code}", ["title"]
    for page in definition.pages:
        yield f"page/{page.text_code}", ["title"] if _needs_title(page) else []
        for question in page.questions:
            options = [f"option.{option.code}" for option in question.options]
            yield f"question/{question.text_code}", ["title", *options]


def _needs_title(page: Page) -> bool:
    """A question that stands alone is its page's title."""
    return len(page.questions) > 1


def _is_of_no_option(field: str, wanted: list[str]) -> bool:
    code = field.partition(".")[2]
    return bool(code) and f"option.{code}" not in wanted
