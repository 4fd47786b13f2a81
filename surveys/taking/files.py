"""The whole file of one taking-out: what it is, the answers, the codebook, the comments."""

from collections.abc import Iterator

from django.utils.text import slugify

from surveys.models import Taking
from surveys.taking.codebook import codebook
from surveys.taking.comments import sheet_of_comments
from surveys.taking.questions import Questions
from surveys.taking.rows import header_of, rows_of
from surveys.taking.sheets import Sheet
from surveys.taking.stamps import Stamp, stamp_of_rows

JOINED = (
    "Those that have joined the figures, in steps of five; of them the week is known, never the "
    "day, nor who was asked."
)
APART = (
    "Nothing leads from a comment to a row, and nobody may try. ‘may-be-quoted’ says that the "
    "person agreed; names, and what gives somebody away, still have to be taken out."
)
NEVER = (
    ("Order", "By week, and within a week in no order of time."),
    ("Anonymous answers", JOINED),
    ("Comments", APART),
)


def sheets_of(taking: Taking) -> Iterator[Sheet]:
    questions = Questions(taking.survey, form=taking.form, with_person=taking.with_person)
    yield sheet_of_stamp(stamp_of_rows(taking), more=NEVER)
    header = header_of(taking, questions)
    yield Sheet("rows", "Answers", header, rows_of(taking, questions), [12] * len(header))
    yield from codebook(taking, questions)
    if taking.with_comments:
        yield sheet_of_comments(taking)


def sheet_of_stamp(stamp: Stamp, *, more: tuple[tuple[str, str], ...] = ()) -> Sheet:
    return Sheet("about", "About this file", ("what", "says"), (*stamp.lines, *more), (30, 120))


def name_of(taking: Taking) -> str:
    """'experience-adult-answers-team-2026-04-2026-06.zip'."""
    ending = "zip" if taking.kind == Taking.Kind.CSV else "xlsx"
    said = f"{taking.survey_id}-answers-team-{taking.first:%Y-%m}-{taking.last:%Y-%m}"
    return f"{slugify(said)}.{ending}"
