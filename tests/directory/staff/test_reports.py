"""Reports of wrong details: the queue, one report, its answer."""

import datetime

import pytest
from django.utils import timezone

from directory.models import Report
from tests.directory.staff.reading import mistakes, names, page, rows, text

QUEUE = "/staff/directory/reports/"


@pytest.fixture
def report(lunch):
    made = timezone.now() - datetime.timedelta(days=3)
    return Report.objects.create(
        service=lunch, problem="contact", detail="<b>Wrong</b> number", language="ur", made_at=made
    )


def test_an_empty_queue_says_so_kindly(editor, db):
    assert "No report is waiting. Thank you." in text(editor.get(QUEUE))


def test_open_ones_on_top_oldest_first_answered_ones_kept(editor, lunch, report):
    newer = Report.objects.create(service=lunch, problem="closed", language="en")
    Report.objects.create(
        service=lunch, problem="other", language="en", answer="Done", answered_at=timezone.now()
    )
    answer = editor.get(QUEUE)
    assert [row[2] for row in rows(answer)] == [
        report.get_problem_display(), newer.get_problem_display(), "Something else",
    ]  # fmt: skip
    first, second, last = rows(answer)
    assert first[1].startswith("Waiting 3 days")
    assert second[1].startswith("Came today")
    assert last[1].startswith("Answered")


def test_their_words_are_shown_as_text(editor, report):
    answer = editor.get(f"{QUEUE}{report.pk}/")
    quote = page(answer).select_one("blockquote")
    assert quote.get_text(strip=True) == "<b>Wrong</b> number"
    assert quote["dir"] == "auto"
    assert "on the page in Urdu" in text(answer)


def test_a_report_leads_to_the_form_of_its_listing(editor, report):
    links = [link["href"] for link in page(editor.get(f"{QUEUE}{report.pk}/")).select("main a")]
    assert "/staff/directory/listings/lunch-club/edit/" in links


def test_answering(editor, someone, report):
    posted = {"answer": "I phoned them and put it right."}
    answer = editor.post(f"{QUEUE}{report.pk}/", posted, follow=True)
    assert "Answered. Thank you." in text(answer)
    kept = Report.objects.get()
    assert (kept.answer, kept.answered_by) == (posted["answer"], someone)
    assert "I phoned them" in text(editor.get(f"{QUEUE}{report.pk}/"))


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ("", "Write what you found and what you did."),
        (" \r\n ", "Write what you found and what you did."),
        ("x" * 2001, "This is too long. Use fewer words."),
        ("a\u202eb", ""),
    ],
)
def test_a_wrong_answer(editor, report, posted, sentence):
    answer = editor.post(f"{QUEUE}{report.pk}/", {"answer": posted})
    if sentence:
        assert answer.status_code == 400
        assert mistakes(answer) == [sentence]
        assert Report.objects.open().exists()
    else:
        assert answer.status_code == 302


def test_two_editors_answer_and_the_second_is_told(editor, report):
    Report.objects.update(answer="Done", answered_at=timezone.now())
    answer = editor.post(f"{QUEUE}{report.pk}/", {"answer": "Me too"}, follow=True)
    assert "Somebody else has answered this report." in text(answer)
    assert Report.objects.get().answer == "Done"


def test_an_answered_report_has_no_form(editor, report):
    Report.objects.update(answer="Done", answered_at=timezone.now())
    answer = editor.get(f"{QUEUE}{report.pk}/")
    assert page(answer).select_one("main textarea") is None


def test_a_report_that_is_not_there(editor, db):
    assert editor.get(f"{QUEUE}12345/").status_code == 404
    assert editor.get(f"{QUEUE}99999999999999999999/").status_code == 404


def test_the_listing_names_its_reports(editor, report):
    assert names(editor.get(QUEUE)) == ["Lunch club"]
    assert report.get_problem_display() in text(editor.get("/staff/directory/listings/lunch-club/"))
