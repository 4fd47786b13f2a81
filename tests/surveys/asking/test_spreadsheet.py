"""The people of a spreadsheet: good rows are taken, bad ones named."""

import datetime
import io

import openpyxl
import pytest

from portal.audit.models import AuditEvent
from portal.spreadsheets import NotATable, as_csv
from surveys.asking import spreadsheet
from surveys.asking.people import hash_of_reference
from surveys.models import Batch, Hold, Invitation
from tests.factories.accounts import person
from tests.factories.surveys import survey_of, team_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(db):
    return person("carers_adviser")


@pytest.fixture
def takes(survey, by):
    """`takes({"channel": "email", …}, …)`: a file of these rows."""

    def taken(*rows, data=None, identity="anonymous"):
        cells = [[row.get(name, "") for name in spreadsheet.COLUMNS] for row in rows]
        data = as_csv(spreadsheet.COLUMNS, cells).encode() if data is None else data
        return spreadsheet.take_file(
            data=data, name="people.csv", survey=survey, identity=identity, by=by
        )

    return taken


def mail(number, **more):
    return {"channel": "email", "recipient": f"p{number}@example.org", **more}


def test_good_rows_are_asked(takes, survey):
    team_of("north", name="The North")
    batch = takes(
        mail(1, language="Punjabi", form="Easy read", team="the north"),
        {"channel": "SMS", "recipient": "07700 900982"},
        {"channel": "post", "recipient": "Ben Example, 1 Old Street; Coventry, CV1 1AA"},
    )
    assert (batch.taken, batch.held, batch.refused) == (3, 0, [])
    rows = {row.channel: row for row in Invitation.objects.all()}
    assert (rows["email"].language, rows["email"].form, rows["email"].team_id) == (
        "pa", "easy", "north"
    )  # fmt: skip
    assert rows["text"].recipient == "+447700900982"
    assert rows["letter"].recipient == "Ben Example\n1 Old Street\nCoventry\nCV1 1AA"
    assert all(row.batch == batch and row.survey == survey for row in rows.values())


def test_the_example_is_taken_as_it_stands(takes):
    batch = takes(data=spreadsheet.example_csv().encode())
    assert (batch.taken, batch.refused) == (3, [])


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"channel": "email"}, "recipient"),
        ({"channel": "email", "recipient": "x"}, "recipient"),
        ({"channel": "text", "recipient": "024 7683 3003"}, "recipient"),
        ({"channel": "letter", "recipient": "Ben, Coventry"}, "recipient"),
        ({"channel": "hand", "recipient": ""}, "channel"),
        ({"recipient": "a@example.org"}, "channel"),
        (mail(1, language="Klingon"), "language"),
        (mail(1, team="south"), "team"),
        (mail(1, survey="coffee"), "survey"),
        (mail(1, survey="sad"), "survey"),
        (mail(1, form="braille"), "form"),
        (mail(1, identity="secret"), "identity"),
        (mail(1, identity="linked"), "reference"),
        (mail(1, hold="because"), "hold"),
    ],
)
def test_a_bad_row_is_refused_and_the_others_are_taken(takes, row, field):
    survey_of("sad", is_safeguarding=True)
    batch = takes(mail(8), row, mail(9))
    assert batch.taken == 2
    (refused,) = batch.refused
    assert (refused["record"], refused["field"]) == (3, field)
    assert refused["reason"].endswith(".")
    assert "example" not in refused["reason"] or "name@example.com" in refused["reason"]


def test_a_row_that_is_to_be_held_is_held(takes, by):
    Hold.objects.create(person_hash=hash_of_reference("P-2"), reason="police-case")
    batch = takes(mail(1, hold="capacity"), mail(2, reference="P-2"))
    assert (batch.taken, batch.held) == (2, 2)
    assert set(Invitation.objects.values_list("hold_reason", flat=True)) == {
        "capacity",
        "police-case",
    }


def test_the_same_file_twice_asks_nobody_twice(takes):
    rows = [mail(number) for number in range(3)]
    takes(*rows)
    # Answered meanwhile, so that the row no longer knows whom it was for.
    Invitation.objects.update(state="answered", recipient="", person_hash="")
    again = takes(*rows, mail(4))
    assert (again.taken, len(again.refused)) == (1, 3)
    assert "has asked the person" in again.refused[0]["reason"]
    assert Invitation.objects.count() == 4


def test_the_same_person_twice_in_one_file(takes):
    batch = takes(mail(1), mail(1, language="pl"))
    assert batch.taken == 1
    assert batch.refused == [
        {"record": 3, "field": "recipient", "reason": "The same person is in row 2 already."}
    ]


def test_many_rows_go_by_parts_and_the_report_is_in_order(takes, monkeypatch):
    monkeypatch.setattr(spreadsheet, "AT_ONCE", 10)
    takes(*[mail(number) for number in range(5)])
    rows = [mail(number) if number % 7 else mail(number, language="x") for number in range(45)]
    batch = takes(*rows)
    assert batch.taken == 45 - 7 - 4
    assert [one["record"] for one in batch.refused] == sorted(
        number + 2 for number in range(45) if number % 7 == 0 or number < 5
    )


def test_it_is_written_down_once_with_numbers_only(takes):
    takes(mail(1), {"channel": "email"})
    event = AuditEvent.objects.get(verb=spreadsheet.TAKEN)
    assert event.detail == {"taken": 1, "held": 0, "refused": 1}


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_files_as_spreadsheets_save_them(takes, encoding):
    text = "channel;recipient\r\nletter;Zoë Example, 1 Old Street, Coventry, CV1 1AA\r\n"
    assert takes(data=text.encode(encoding)).taken == 1
    assert Invitation.objects.get().recipient.startswith("Zoë")


def test_a_workbook_is_taken_like_a_csv_file(takes):
    """With numbers that Excel has made of what was written."""
    book = openpyxl.Workbook()
    book.active.append(["Channel", "Recipient", "Reference", None])
    for row in (["text", 7700900982, 123], ["text", 447700900983, 124], ["text", 770090098, 125]):
        book.active.append(row)
    for row in "234":
        book.active[f"C{row}"].number_format = "00000"
    book.active.append(["email", "p4@example.org", datetime.date(2026, 3, 11)])
    file = io.BytesIO()
    book.save(file)
    batch = takes(data=file.getvalue(), identity="linked")
    rows = {row.recipient: row.reference for row in Invitation.objects.all()}
    assert rows == {"+447700900982": "00123", "+447700900983": "00124"}
    assert [(one["record"], one["field"]) for one in batch.refused] == [
        (4, "recipient"),
        (5, "reference"),
    ]
    assert "UK mobile" in batch.refused[0]["reason"]
    assert "made a date of it" in batch.refused[1]["reason"]


@pytest.mark.parametrize("number", ["7700900982", "7700 900982", "447700900982"])
def test_a_mobile_number_that_lost_its_first_sign_in_csv(takes, number):
    takes({"channel": "text", "recipient": number})
    assert Invitation.objects.get().recipient == "+447700900982"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"PK\x03\x04", "damaged"),
        (b"Dear all, here they are.", "no column ‘channel’"),
        (b"name,mail\nAsha,a@b.org\n", "no column ‘channel’"),
        (b"channel,recipient,holds\n", "‘holds’ is not known"),
        (b"channel,recipient,Recipient\n", "two columns"),
        (b"channel,recipient\n" + b"x" * spreadsheet.LARGEST, "larger than"),
    ],
)
def test_what_is_no_such_file_does_nothing(takes, data, sentence):
    with pytest.raises(NotATable, match=sentence):
        takes(data=data)
    assert not Batch.objects.exists()


def test_too_many_rows_do_nothing(takes):
    lines = b"channel,recipient\n" + b"email,x\n" * 10_001
    with pytest.raises(NotATable, match="more than 10000 rows"):
        takes(data=lines)


def test_refused_rows_as_a_file_run_as_no_formula():
    batch = Batch(refused=[{"record": 2, "field": "=x", "reason": "@y"}])
    assert spreadsheet.refused_as_csv(batch).splitlines()[1] == "2,'=x,'@y"
