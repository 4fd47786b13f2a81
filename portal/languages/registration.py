"""Tells Django about languages that it does not know: `gu` and `ti` raise KeyError without."""

from django.conf import locale

from portal.languages.table import LANGUAGES


def register_languages() -> None:
    for language in LANGUAGES:
        locale.LANG_INFO[language.code] = {
            "bidi": language.is_rtl,
            "code": language.code,
            "name": language.english_name,
            "name_local": language.endonym,
        }
