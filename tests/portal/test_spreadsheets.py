"""Files as spreadsheets save them."""

import re

import pytest

from portal.spreadsheets import (
    LOCKED,
    NEITHER,
    OLDER,
    NotATable,
    as_csv,
    decode,
    read_table,
    separator_of,
)

WORDS = "Náme, Żółw, ‘quoted’"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_words_come_out_as_they_went_in(encoding):
    assert decode(WORDS.encode(encoding)) == WORDS


def test_older_spreadsheets_save_for_windows():
    assert decode("Café ‘x’".encode("cp1252")) == "Café ‘x’"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0rest", OLDER),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), LOCKED),
        (b"%PDF-1.7", NEITHER),
        (b"a\x00b", NEITHER),
    ],
)
def test_what_is_no_csv_file_is_said_in_a_sentence(data, sentence):
    with pytest.raises(NotATable, match=re.escape(sentence)):
        decode(data)


@pytest.mark.parametrize(
    ("first", "separator"), [("a,b;c,d", ","), ("a;b;c", ";"), ("a\tb", "\t"), ("a", ",")]
)
def test_columns_are_parted_as_the_machine_does(first, separator):
    assert separator_of(f"\n{first}\n1;2;3;4;5") == separator


def test_rows_are_counted_as_a_spreadsheet_does():
    table = read_table('a,b\n1,"x\ny"\n\n2,z\n')
    assert table.header == ["a", "b"]
    assert [(row.number, row.line) for row in table.rows] == [(2, 2), (4, 5)]


@pytest.mark.parametrize("text", ["", "\n\n", "a,a\n", 'a\n"x', 'a\n"x"y'])
def test_a_broken_file_is_not_taken(text):
    with pytest.raises(NotATable, match=r"\.$"):
        read_table(text)


def test_what_is_written_runs_as_no_formula():
    assert as_csv(["a"], [["=1+1"], [5]]) == "\ufeffa\r\n'=1+1\r\n5\r\n"
