"""What translators are told of words of a case: what they are, never whose."""

from functools import cache

from carers.cases.letters.parts import TITLES
from carers.journey import ROOM
from portal.languages.own_words.subjects import Origin
from questionnaires.in_words import English
from questionnaires.models import Version, VersionState

KINDS = {
    "note": Origin("From a case: something that the carer, or whoever referred her, added"),
    "contact": Origin("From a case: how to reach the carer"),
    "involved": Origin("From a case: whom the carer wants involved"),
    "talk": Origin("From a case: about a talk"),
    "consent": Origin("From a case: what the carer agreed to"),
}
LETTER = {
    "wants": "what the carer wants",
    "changed": "what the carer says now",
    "goal": "what the support plan is for",
    "support": "a part of the support plan",
    "service": "why a service is named",
}
OTHER = Origin("From a case")


def of_case(part: str) -> Origin:
    """'answer/want' with the question in English; 'letter/reasons'; 'note/12'."""
    kind, _, rest = part.partition("/")
    if kind == "answer":
        return Origin("From a case: an answer", question_in_english(rest))
    if kind == "letter":
        name, _, of = rest.partition("/")
        words = TITLES[name] if name in TITLES else LETTER.get(name, "")
        about = question_in_english(of) if name == "changed" else ""
        return Origin(f"A letter to a carer: {words[:1].lower()}{words[1:]}".rstrip(": "), about)
    return KINDS.get(kind, OTHER)


def question_in_english(code: str) -> str:
    """As it is asked now; empty for one that is not asked any more."""
    version = Version.objects.filter(
        questionnaire=ROOM.questionnaire, state=VersionState.ACTIVE
    ).first()
    if version is None or code not in version.definition.question_by_code:
        return ""
    return _english(version.pk).question(code)


@cache
def _english(pk: int) -> English:
    """A published version never changes."""
    return English.of(Version.objects.get(pk=pk))
