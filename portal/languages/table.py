"""The nine languages as data: the one table that everything else reads."""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from babel import Locale


@dataclass(frozen=True)
class Language:
    """One language of the portal; the fields are explained in `languages.toml`."""

    code: str
    """Django's code, used in addresses: `zh-hant`."""
    tag: str
    """BCP 47 tag, for `lang` and `hreflang`."""
    endonym: str
    english_name: str
    direction: Literal["ltr", "rtl"]
    script: str
    babel: str
    plural_forms: str
    state: Literal["draft", "reviewed"]

    @property
    def is_rtl(self) -> bool:
        return self.direction == "rtl"

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(self.babel)

    @property
    def gettext_name(self) -> str:
        """The folder of its catalogue: `zh_Hant` for `zh-hant`."""
        from django.utils.translation import to_locale

        return to_locale(self.code)


def _read() -> tuple[Language, ...]:
    with (Path(__file__).parent / "languages.toml").open("rb") as file:
        return tuple(Language(**row) for row in tomllib.load(file)["language"])


LANGUAGES = _read()
BY_CODE = {language.code: language for language in LANGUAGES}
ENGLISH = BY_CODE["en"]


def language_for(code: str | None) -> Language:
    """The language with this code, English for any other."""
    return BY_CODE.get((code or "").lower(), ENGLISH)


def current_language() -> Language:
    """The language of the page being made."""
    from django.utils.translation import get_language

    return language_for(get_language())
