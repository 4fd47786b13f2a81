"""Codes of doors and key safes are found, however they are written; words are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carers.plan.door_codes import holds_code


@pytest.mark.parametrize(
    "text",
    [
        "1234",
        "The code is 907.",
        "12 34",
        "1-2-3-4",
        "1/2/3",
        "0 1 2",
        "c1a2b3",
        "one two three four",
        "One, Two. three",
        "double four seven",
        "twelve 1 2 3",
        "4 five 6",
        "1\u200b2\u200b3",
        "1️⃣2️⃣3️⃣",
        "１２３４",
        "①②③④",
        "۱۲۳۴",
        "٣٤٥",
        "੧੨੩੪",
        "૧૨૩",
        "፩፪፫",
        "一二三四",
        "密碼是九零七",
        "jeden dwa trzy",
        "unu doi trei",
        "ਇੱਕ ਦੋ ਤਿੰਨ",
        "ایک دو تین",
        "واحد اثنان ثلاثة",
        "એક બે ત્રણ",
        "ሓደ ክልተ ሰለስተ",
    ],
)
def test_is_found(text: str) -> None:
    assert holds_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Flat 12, second floor, bell 3",
        "Ask Anna. She has a key.",
        "One key is with Tom, two with me",
        "Number 7, next door",
        "A key is at no 4 and one at no 16.",
        "Two steps, then one door",
        "من الباب الخلفي",
        "دو چابیاں پڑوسن کے پاس ہیں",
        "ਇੱਕ ਚਾਬੀ ਗੁਆਂਢੀ ਕੋਲ ਹੈ",
        "一把鑰匙在鄰居那裡",
    ],
)
def test_words_are_left_alone(text: str) -> None:
    assert not holds_code(text)


@given(st.integers(100, 10**9), st.sampled_from(["", " ", "-", ".", " / ", "\u200d", "\n", "*"]))
def test_any_code_is_found_whatever_stands_between_its_figures(code: int, between: str) -> None:
    assert holds_code(between.join(str(code)))


@given(st.text(max_size=300))
def test_whatever_is_written_is_answered(text: str) -> None:
    assert holds_code(text) in {True, False}
