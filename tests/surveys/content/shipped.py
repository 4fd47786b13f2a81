"""The shipped surveys in their forms, composed once for all tests."""

from collections.abc import Iterator
from functools import cache

from questionnaires.definition import Definition, read
from surveys.bank import bank, compose, outlines
from surveys.models import Form

FORMS = [(code, form) for code, outline in outlines().items() for form in Form if form in outline]
EASY = [code for code, form in FORMS if form == Form.EASY]


@cache
def body(code: str, form: Form) -> dict:
    return compose(outlines()[code], form, bank())


@cache
def definition(code: str, form: Form) -> Definition:
    return read(body(code, form)["definition"])


def tags(code: str, form: Form, prefix: str) -> Iterator[str]:
    """What stands behind the prefix in tags of questions and options."""
    for question in definition(code, form).questions:
        for tag in (*question.tags, *(tag for one in question.options for tag in one.tags)):
            if tag.startswith(prefix):
                yield tag.removeprefix(prefix)
