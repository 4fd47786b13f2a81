"""Words for readers where the tables hold codes: problems, costs, ways in, languages."""

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import Accessibility, Cost, Report
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
ASSESSMENT: dict[str, Promise] = {
    "yes": _("You do not need a care assessment"),
    "no": _("You need a care assessment first"),
}
Feature = Accessibility.Feature
ACCESS: dict[str, Promise] = {
    Feature.STEP_FREE: _("Step-free way in"),
    Feature.WHEELCHAIR: _("Room for a wheelchair"),
    Feature.ACCESSIBLE_TOILET: _("Toilet for disabled people"),
    Feature.HEARING_LOOP: _("Hearing loop"),
    Feature.PARKING: _("Parking for disabled people"),
    Feature.CHANGING_PLACES: _("Changing Places toilet"),
}
OTHER_LANGUAGES: dict[str, Promise] = {"bfi": _("British Sign Language")}
"""Languages of services that are none of the portal's, and that Babel names otherwise."""

SPOKEN = {"zh-hant": "zh"}
"""A script is no spoken language: a service in 'traditional Chinese' is one in Chinese."""


def language_name(code: str) -> str:
    """The language's name in the language of the page; the code itself where nobody has a name."""
    if code in OTHER_LANGUAGES:
        return str(OTHER_LANGUAGES[code])
    locale: Locale = current_language().locale
    found = locale.languages.get(SPOKEN.get(code, code).replace("-", "_"))
    if found:
        return str(found)
    return BY_CODE[code].endonym if code in BY_CODE else code
