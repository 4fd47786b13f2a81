"""One folded form for index and query: spellings that a reader takes as the same are equal.

What is folded and why is in the language facts of the domain brief (directory, section 7): letters
without a decomposition (ł), Arabic and Urdu letter variants, Gurmukhi and Gujarati vowel length and
nukta, digits of every script. Ethiopic homophones stay apart until a reader agrees to fold them.
"""

import re
import unicodedata
from functools import lru_cache

MAX_QUERY = 300
"""Characters of a query that are looked at; longer text is cut, not refused."""

_LETTERS = str.maketrans(
    {
        # Latin letters that Unicode does not decompose.
        "ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe",
        # Arabic, Urdu and Persian forms of the same letter.
        "ك": "ک", "ڪ": "ک", "ي": "ی", "ى": "ی", "ئ": "ی", "ے": "ی", "ۓ": "ی", "ې": "ی",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ة": "ه", "ہ": "ه", "ۃ": "ه", "ۂ": "ه",
        "ھ": "ه", "ۀ": "ه", "ں": "ن", "ء": "", "ـ": "",
        # Gurmukhi: long vowels as short, the two nasal signs as one, gemination dropped.
        "ੀ": "ਿ", "ੂ": "ੁ", "ੰ": "ਂ", "ੱ": "", "਼": "", "ਈ": "ਇ", "ਊ": "ਉ", "ਣ": "ਨ", "ੈ": "ੇ", "ੌ": "ੋ",
        # Gujarati: the same.
        "ી": "િ", "ૂ": "ુ", "઼": "", "ઈ": "ઇ", "ઊ": "ઉ", "ૅ": "ે", "ૉ": "ો", "ઁ": "ં", "ઍ": "એ", "ઑ": "ઓ",
        # Apostrophes join what they stand in.
        "'": "", "’": "", "‘": "", "`": "", "ʼ": "", "´": "",
    }
)  # fmt: skip
_AMPERSAND = re.compile(r"(?<=\w)&(?=\w)")
_ASCII = {
    code: None if chr(code) in "'`" else " " for code in range(128) if not chr(code).isalnum()
}
_HAN = r"\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAN_RUN = re.compile(f"([{_HAN}]+)")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """The comparable form of a text. Never raises; lone surrogates and controls become spaces."""
    return fold_once(text)


def fold_once(text: str) -> str:
    """The same, remembered nowhere: for what people wrote in confidence."""
    return _plain(text) if text.isascii() else _any(text)


def _plain(text: str) -> str:
    """Of ASCII, in a tenth of the time."""
    return _AMPERSAND.sub("", text.lower()).translate(_ASCII)


def _any(text: str) -> str:
    text = unicodedata.normalize("NFKC", text.encode("utf-8", "replace").decode("utf-8"))
    text = _AMPERSAND.sub("", text.lower())
    # NFD after NFKC: Gurmukhi letters with nukta decompose and are never recomposed.
    text = unicodedata.normalize("NFD", text).translate(_LETTERS)
    return unicodedata.normalize("NFC", "".join(map(_folded, text)))


@lru_cache(maxsize=5000)
def _folded(character: str) -> str:
    if character.isascii():
        return character if character.isalnum() else " "
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category in ("Mn", "Mc"):
        # Vowel signs of Gurmukhi and Gujarati are letters to a reader; accents and harakat are not.
        return character if "\u0a00" <= character <= "\u0aff" else ""
    if category == "Cf":
        return ""
    return character if category[0] in "LN" else " "


def words(text: str) -> list[str]:
    """Folded words in order. Chinese has no spaces: a run of characters stays one word here."""
    folded = fold(text)
    if not _HAN_RUN.search(folded):
        return folded.split()
    return [part for word in folded.split() for part in _HAN_RUN.split(word) if part]


def is_chinese(word: str) -> bool:
    # The order of letters first: nearly every word comes before them.
    return word >= "\u2e80" and bool(_HAN_RUN.fullmatch(word))


def bigrams(run: str) -> list[str]:
    """Overlapping pairs of a run of Chinese characters; a single character stands alone."""
    return [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]


def script_of(word: str) -> str:
    """The script of a folded word, as the language table names it; digits count as Latin."""
    first = word[0]
    if first.isascii() or first < "\u0370":
        return "Latin"
    for script, low, high in (
        ("Arabic", "\u0600", "\u08ff"),
        ("Gurmukhi", "\u0a00", "\u0a7f"),
        ("Gujarati", "\u0a80", "\u0aff"),
        ("Ethiopic", "\u1200", "\u139f"),
        ("Chinese", "\u2e80", "\u9fff"),
    ):
        if low <= first <= high:
            return script
    return "Chinese" if is_chinese(first) else "other"
