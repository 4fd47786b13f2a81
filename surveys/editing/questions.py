"""What staff do to questions: taken from the bank, written, changed, moved, taken out."""

from collections.abc import Iterable, Mapping
from typing import Any

from portal.accounts.models import User
from questionnaires.conditions import asked
from questionnaires.models import Version
from surveys.editing.bank_conditions import keep_in_step, untouched
from surveys.editing.codes import code_of_a_new_one, option_code, question_code
from surveys.editing.drafts import Desk, change
from surveys.editing.from_bank import add_pages, title_of
from surveys.editing.sheet import Refused, Row, Sheet
from surveys.editing.wording import KINDS, NewOption, Wording, row_of, words_of


class MakesNew(Exception):
    """The change makes another question of one that people may have answered."""


def add_from_bank(*, desk: Desk, pages: Iterable[str], by: User) -> Version:
    """With the words of the bank, which are translated once for all surveys. Raises Refused."""
    wanted = list(pages)

    def edit(sheet: Sheet) -> None:
        add_pages(sheet, wanted, form=desk.form, hides=desk.survey.is_safeguarding)

    titles = ", ".join(f"‘{title_of(page)}’" for page in wanted)
    return change(
        survey=desk.survey, form=desk.form, by=by, what=f"added {titles} from the bank", edit=edit
    )


def add_question(*, desk: Desk, section: str, wording: Wording, by: User) -> Version:
    """One of the survey's own, on a page of its own, at the end of its section."""
    code = question_code(desk.survey, desk.form, wording.title)

    def edit(sheet: Sheet) -> None:
        row, words = _written(code, wording, None, {})
        page: Row = {"code": code, "question": [row]}
        if desk.survey.is_safeguarding:
            page["exit_page"] = True
        sheet.add(section, page, {f"page/{code}": {}, f"question/{code}": words})

    return change(
        survey=desk.survey, form=desk.form, by=by, what=f"added ‘{wording.title}’", edit=edit
    )


def change_question(
    *, desk: Desk, code: str, wording: Wording, by: User, as_new: bool = False, minor: bool = False
) -> str:
    """Its code, which is another one where it becomes a new question. Raises Refused; MakesNew
    where an answer goes or the kind changes, people may have answered it, and nobody said so."""
    breaks = breaks_with(desk.sheet.question(code), wording) and desk.was_published(code)
    if breaks and not as_new:
        raise MakesNew
    new_code = code_of_a_new_one(desk.survey, desk.form, code) if breaks else code

    def edit(sheet: Sheet) -> None:
        row, words = _written(code, wording, sheet.question(code), sheet.words(code))
        _refuse_lost_answers(sheet, code, row)
        sheet.replace(code, row, words)
        if new_code != code:
            sheet.rename(code, new_code)

    what = f"changed ‘{wording.title}’"
    if breaks:
        what += ", which is a new question from now on"
    change(survey=desk.survey, form=desk.form, by=by, what=what, edit=edit, minor=minor)
    return new_code


def remove_question(*, desk: Desk, code: str, by: User) -> Version:
    """Raises Refused where another question is asked only after answers to it."""

    def edit(sheet: Sheet) -> None:
        keep_in_step(sheet, untouched(sheet, desk.form), without=code)
        sheet.remove(code)

    what = f"took out ‘{desk.sheet.title(code)}’"
    return change(survey=desk.survey, form=desk.form, by=by, what=what, edit=edit)


def move_page(*, desk: Desk, page: str, step: int, by: User) -> Version:
    found = next((one for _, one in desk.sheet.pages() if one["code"] == page), None)
    title = desk.sheet.title(found["question"][0]["code"]) if found else page
    return change(
        survey=desk.survey,
        form=desk.form,
        by=by,
        what=f"moved ‘{title}’",
        edit=lambda sheet: sheet.move(page, step),
    )


def breaks_with(row: Mapping[str, Any], wording: Wording) -> bool:
    """Whether answers to what it was would not be answers to what it becomes."""
    kept = {option.code for option in wording.options if option.code}
    gone = {option["code"] for option in row.get("option", ())} - kept
    return bool(gone) or row["type"] != KINDS[wording.kind].type


# Inside ---------------------------------------------------------------------


def _written(
    code: str, wording: Wording, old: Mapping[str, Any] | None, old_words: Mapping[str, str]
) -> tuple[Row, dict[str, str]]:
    options = _with_codes(wording)
    row = row_of(code, wording, options, old)
    return row, words_of(wording, options, old_words)


def _with_codes(wording: Wording) -> list[NewOption]:
    """An answer that is new gets a code from its words."""
    if not KINDS[wording.kind].has_options:
        return []
    taken = {option.code for option in wording.options if option.code}
    found = []
    for option in wording.options:
        code = option.code or option_code(option.words, taken)
        taken.add(code)
        found.append(option.called(code))
    return found


def _refuse_lost_answers(sheet: Sheet, code: str, row: Row) -> None:
    """Conditions that name an answer which is not there any more."""
    left = {option["code"] for option in row.get("option", ())}
    for follower in sheet.followers(code):
        named = {
            option
            for question, options in asked(sheet.question(follower).get("visible_if"))
            if question == code
            for option in options or ()
        }
        if named - left:
            raise Refused(
                f"‘{sheet.title(follower)}’ is asked only after an answer that you take out. "
                "Change when that one is asked first."
            )
