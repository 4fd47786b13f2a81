"""Words for readers where the tables hold codes: problems, costs, languages."""

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.models import Cost, Report
from portal.languages.table import BY_CODE, current_language

Problem = Report.Problem

PROBLEMS: dict[str, Promise] = {
    Problem.CONTACT: _("The phone number, address or website is wrong"),
    Problem.CLOSED: _("The service has closed or moved"),
    Problem.UNCLEAR: _("I do not understand what it says"),
    Problem.NOT_FOR_AREA: _("It does not help people where I live"),
    Problem.OTHER: _("Something else"),
}

COSTS: dict[str, Promise] = {
    Cost.FREE: _("Free"),
    Cost.PAID: _("Costs money"),
    Cost.VARIES: _("The cost depends on you"),
}

SPOKEN = {"zh-hant": "zh"}
"""A script is no spoken language: a service in 'traditional Chinese' is one in Chinese."""
SIGN_LANGUAGE = "bfi"


def language_name(code: str) -> str:
    """The language's name in the language of the page; the code itself where nobody has a name."""
    if code == SIGN_LANGUAGE:
        return gettext("British Sign Language")
    locale: Locale = current_language().locale
    found = locale.languages.get(SPOKEN.get(code, code).replace("-", "_"))
    if found:
        return str(found)
    return BY_CODE[code].endonym if code in BY_CODE else code
