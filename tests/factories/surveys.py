"""A small invented survey in both forms, published, with a team."""

import uuid
from typing import Any

from django.utils import timezone

from portal.webhooks.signing import new_secret
from questionnaires.loading import digest_of_body
from questionnaires.models import Version, VersionState
from surveys.asking.links import keys_of
from surveys.doors.sealed import new_keys
from surveys.models import (
    LIVES,
    Batch,
    Door,
    EventSource,
    Form,
    Hold,
    Identity,
    Invitation,
    Mode,
    Response,
    Survey,
    Team,
)
from surveys.recording import record_response

CODE = "tea-club"


def _choice(code: str, *options: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"code": code, "type": "choice", "option": list(options), **more}


HAPPY = _choice(
    "happy",
    {"code": "very", "tags": ["good"], "picture": "happy"},
    {"code": "fairly", "tags": ["middle"], "picture": "ok"},
    {"code": "not", "tags": ["bad", "lowest", "help"], "picture": "sad"},
    {"code": "dont-know", "tags": ["unknown"], "exclusive": True},
    tags=["indicator:happy"],
    look="faces",
)
SAFE = _choice(
    "safe",
    {"code": "yes", "tags": ["good"], "picture": "happy"},
    {"code": "no", "tags": ["bad", "R0", "alert"], "picture": "sad"},
    {"code": "rather-not", "exclusive": True},
    tags=["indicator:safe"],
    look="faces",
)
CHANGE = {"code": "change", "type": "long_text", "max_length": 2000}
CONTACT = _choice(
    "contact-wanted",
    {"code": "yes", "tags": ["wish:contact"]},
    {"code": "not-sure"},
    {"code": "no", "exclusive": True},
)
HOW = {
    "code": "contact-how",
    "type": "text",
    "tags": ["contact:how"],
    "visible_if": {"question": "contact-wanted", "any_of": ["yes"]},
}
WHO = {
    "code": "contact-name",
    "type": "text",
    "tags": ["contact:name"],
    "visible_if": {"question": "contact-wanted", "any_of": ["yes"]},
}
AGE = _choice("age", {"code": "18-64"}, {"code": "65-plus"}, tags=["equality:age"])


def definition(form: Form = Form.STANDARD, code: str = CODE) -> dict[str, Any]:
    """Standard asks for the age as well; easy read has two faces fewer words apart."""
    pages = [[SAFE], [CONTACT], [HAPPY], [CHANGE]]
    sections: list[dict[str, Any]] = [
        {"code": "questions", "page": [_page(*questions) for questions in pages]}
    ]
    if form == Form.STANDARD:
        sections.append({"code": "about-you", "page": [_page(AGE)]})
    sections.append(
        {"code": "contact", "page": [{"code": "contact-details", "question": [WHO, HOW]}]}
    )
    return {
        "code": code if form == Form.STANDARD else f"{code}-easy",
        "section": sections,
    }


def _page(*questions: dict[str, Any]) -> dict[str, Any]:
    return {"code": questions[0]["code"], "question": list(questions)}


def english(data: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Words that name what they stand for: `safe?`, `safe yes`."""
    texts: dict[str, dict[str, str]] = {}
    for section in data["section"]:
        texts[f"section/{section['code']}"] = {"title": section["code"]}
        for page in section["page"]:
            if len(page["question"]) > 1:
                texts[f"page/{page['code']}"] = {"title": page["code"]}
            for question in page["question"]:
                code = question["code"]
                options = question.get("option", ())
                texts[f"question/{code}"] = {
                    "title": f"{code}?",
                    **{f"option.{one['code']}": f"{code} {one['code']}" for one in options},
                }
    return texts


def version_of(
    survey: Survey, form: Form = Form.STANDARD, *, number: int = 1, **changes: Any
) -> Version:
    """Published."""
    data = {**definition(form, survey.code), **changes}
    body = {"definition": data, "texts": english(data)}
    return Version.objects.create(
        questionnaire=survey.questionnaire(form),
        number=number,
        state=VersionState.ACTIVE,
        body=body,
        digest=digest_of_body(body),
        published_at=timezone.now(),
    )


def survey_of(code: str = CODE, **fields: Any) -> Survey:
    """In use, in both forms; open to all and anonymous where nothing else is said."""
    about = {
        "title": "The tea club",
        "about": "How was the tea?",
        "who_reads": "The tea club reads it.",
        "thanks": "Thank you.",
        "identity": Identity.ANONYMOUS,
        "is_open": True,
    }
    survey = Survey.objects.create(code=code, **{**about, **fields})
    for form in survey.forms:
        version_of(survey, form)
    return survey


def team_of(code: str = "north", **fields: Any) -> Team:
    return Team.objects.get_or_create(
        code=code, defaults={"name": f"Team {code}", "service": "Community", **fields}
    )[0]


def answered(survey: Survey, answers: dict[str, Any], **fields: Any) -> Response:
    """One whole set of answers, as any way in writes it down; anonymous where nothing is said."""
    form = fields.get("form", Form.STANDARD)
    version = Version.objects.filter(questionnaire=survey.questionnaire(form)).latest("number")
    about = {
        "version": version,
        "form": form,
        "language": "en",
        "mode": Mode.SELF,
        "channel": "open",
        "identity": survey.identity,
        "team": None,
    }
    response = record_response(survey=survey, answers=answers, **{**about, **fields})
    assert response is not None
    return response


def invited(survey: Survey, **fields: Any) -> Invitation:
    """Sent by e-mail, anonymous, and good for weeks; `keys_of(invitation.pk)` has link and code."""
    number = uuid.uuid4()
    keys = keys_of(number)
    about = {
        "identity": Identity.ANONYMOUS,
        "channel": Invitation.Channel.EMAIL,
        "recipient": "asha@example.org",
        "person_hash": "1" * 64,
        "state": Invitation.State.SENT,
        "expires_on": timezone.localdate() + LIVES,
        "token_hash": keys.token_hash,
        "code_hash": keys.code_hash,
    }
    return Invitation.objects.create(id=number, survey=survey, **{**about, **fields})


def door_of(survey: Survey, **fields: Any) -> Door:
    """Open, with the code 246813."""
    return Door.objects.create(survey=survey, **{"code": "246813", **fields})


def tablet_of(survey: Survey, **fields: Any) -> Door:
    """In use, with keys of its own."""
    keys = new_keys()
    about = {"kind": Door.Kind.KIOSK, "code": "t" * 43, "public_key": keys.public}
    return Door.objects.create(survey=survey, private_key=keys.private, **{**about, **fields})


def asked_of(survey: Survey) -> Invitation:
    """What stands around asking: an invitation out of a spreadsheet, a hold, a system that asks."""
    batch = Batch.objects.create(survey=survey, name="people.csv")
    Hold.objects.create(person_hash="-", reason="death")
    EventSource.objects.create(name="Cases", secret=new_secret())
    return invited(survey, batch=batch, channel=Invitation.Channel.HAND, recipient="")


def helped_survey() -> Survey:
    """The two questions at the foot of pages, as they ship."""
    survey = Survey.objects.create(code="did-this-help", title="Did this help?", has_easy=False)
    helped = _choice(
        "helped",
        {"code": "yes", "tags": ["good"], "picture": "happy"},
        {"code": "a-bit", "tags": ["middle"], "picture": "ok"},
        {"code": "no", "tags": ["bad", "lowest"], "picture": "sad"},
        {"code": "rather-not", "exclusive": True},
        tags=["indicator:helped"],
        look="faces",
    )
    missing = {"code": "missing", "type": "long_text", "max_length": 2000}
    pages = [_page(helped), _page(missing)]
    version_of(survey, section=[{"code": "questions", "page": pages}])
    return survey
