"""Questions in the translators' queue."""

import pytest

from portal.languages.kinds import text_kinds
from questionnaires.definition import read
from questionnaires.models import Version, VersionState
from questionnaires.texts import KIND
from questionnaires.translating import about_danger, pieces
from tests.questionnaires import invented

pytestmark = pytest.mark.django_db


def stored(number=1, texts=None, **fields):
    texts = texts or {"question/pets": {"why": "So that we know.", "title": "Have you a pet?"}}
    body = {"definition": invented.data(), "texts": texts}
    return Version.objects.create(
        questionnaire="invented", number=number, body=body, digest=str(number), **fields
    )


def test_questions_are_one_of_the_kinds():
    assert text_kinds.get(KIND).label == "Questions"


def test_a_question_is_called_by_its_title():
    stored()
    (piece,) = pieces()
    assert (piece.title, piece.unit.pk) == ("Have you a pet?", "invented/question/pets")


def test_the_newest_english_is_translated_be_it_a_draft():
    now = stored().created_at
    Version.objects.update(state=VersionState.ACTIVE, published_at=now)
    stored(2, {"question/pets": {"title": "Do you have a pet?"}})
    assert [piece.title for piece in pieces()] == ["Do you have a pet?"]


def test_the_order_of_stored_fields_changes_no_digest():
    one = stored(1, {"question/pets": {"title": "A", "why": "B"}})
    before = pieces()[0].unit.source_digest()
    one.delete()
    stored(2, {"question/pets": {"why": "B", "title": "A"}})
    assert pieces()[0].unit.source_digest() == before


def test_answers_of_danger_and_pages_not_to_be_seen_with_come_first():
    data = invented.data()
    first, *_ = data["section"][0]["page"]
    first["question"][0]["option"][0]["tags"] = ["R1"]
    data["section"][1]["page"][0]["exit_page"] = True
    found = about_danger(read(data))
    assert found == {"question/pets", "question/more", "page/more"}
