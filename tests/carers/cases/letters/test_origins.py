"""What translators are told of words of a case."""

import pytest

from carers.cases.letters.origins import of_case
from carers.models import Case
from portal.accounts.models import User
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import ask_for_translation
from tests.carers.cases.letters.conftest import Made, write
from tests.directory.staff.reading import names, text
from tests.factories.cases import URDU_WORDS, case_of, shipped_questions
from tests.people import SignIn


@pytest.mark.parametrize(
    ("part", "title"),
    [
        ("answer/want", "From a case: an answer"),
        ("note/12", "From a case: something that the carer, or whoever referred her, added"),
        ("contact/when", "From a case: how to reach the carer"),
        ("letter/reasons", "A letter to a carer: why this was decided"),
        ("letter/wants/3", "A letter to a carer: what the carer wants"),
        ("letter/changed/sleep", "A letter to a carer: what the carer says now"),
        ("letter/unknown", "A letter to a carer"),
        ("something", "From a case"),
        ("", "From a case"),
    ],
)
def test_what_they_are(db: None, part: str, title: str) -> None:
    assert of_case(part).title == title


@pytest.mark.parametrize("part", ["answer/want", "letter/changed/want"])
def test_with_the_question_in_english(db: None, part: str) -> None:
    assert of_case(part).context == ""
    shipped_questions()
    assert of_case(part).context.endswith("?")
    assert of_case("answer/gone").context == ""


def test_never_whose(decided: Made, sign_in: SignIn, adviser: User) -> None:
    """Neither name nor reference nor contact, on the queue or beside the words."""
    case = decided(language="ur")
    ask_for_translation(subject=case, parts={"answer/want": URDU_WORDS}, source="ur")
    write(case, adviser)
    translator = sign_in("translator")
    answer = translator.get("/staff/languages/words/")
    assert "From a case: an answer" in names(answer)
    assert "A letter to a carer: why this was decided" in names(answer)
    shown = answer.content.decode()
    for words in OwnWords.objects.of(case):
        shown += text(translator.get(f"/staff/languages/words/{words.pk}/"))
    secrets = [case.reference, case.spoken_reference, str(case.pk)]
    secrets += [case.contact[name] for name in ("name", "phone", "mobile", "email", "when")]
    assert not [secret for secret in secrets if secret in shown]


def test_translators_open_no_case(sign_in: SignIn, db: None) -> None:
    case: Case = case_of()
    assert sign_in("translator").get(f"/staff/cases/{case.pk}/letter/").status_code == 403
