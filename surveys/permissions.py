"""Who may do what with surveys. Answering is open to everyone."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from surveys.models import Action, Contact, Edition, Quote, Survey

KEEPERS = ("survey_analyst",)
ASKERS = (
    "survey_analyst",
    "carers_adviser",
    "carers_manager",
    "council_worker",
    "council_manager",
    "independent_living",
    "safeguarding_lead",
    "principal_social_worker",
)
"""Who talk with people, and may ask them how it was."""
SAFEGUARDING_ASKERS = (
    "survey_analyst",
    "council_worker",
    "council_manager",
    "safeguarding_lead",
    "principal_social_worker",
)
"""Who may ask after a safeguarding enquiry: the council's own."""
READERS = ("survey_analyst", "principal_social_worker")
"""Who read the answers of every survey that is not about safeguarding."""
SAFEGUARDING_READERS = ("safeguarding_lead", "principal_social_worker")
SERVICE_READERS = (
    *READERS,
    "commissioner",
    "council_manager",
    "carers_manager",
    "safeguarding_lead",
)
"""Who read results at the service tier."""
MAY_BE_NAMED = (
    "carers_adviser",
    "carers_manager",
    "council_worker",
    "council_manager",
    "independent_living",
    "complaints",
)
"""Roles that a survey may name as its readers, beside those above."""
ACTORS = (
    "survey_analyst",
    "principal_social_worker",
    "council_manager",
    "carers_manager",
)
"""Who record actions about every survey that is not about safeguarding, and what the public is
told of them."""
SPECIAL_ACTORS = ("independent_living", "safeguarding_lead")
"""Who do so for surveys that name them as readers, and for those about safeguarding."""
ACTION_OWNERS = tuple(
    dict.fromkeys((*ACTORS, *SPECIAL_ACTORS, *ASKERS, "complaints", "commissioner", "intake"))
)
"""Who may be given an action to do."""
WORKS_ON = {
    "contact": READERS,
    "information": READERS,
    "bulletin": READERS,
    "involved": READERS,
    "peer-group": ("independent_living",),
    "steering-group": ("independent_living",),
    "complaint": ("complaints",),
    "compliment": ("complaints",),
}
"""Roles that answer what somebody asked for, by the wish."""
CONTACT_WORKERS = tuple(
    dict.fromkeys([*SAFEGUARDING_READERS, *(role for of in WORKS_ON.values() for role in of)])
)
"""Whoever answers at least one kind of wish."""
DIGEST_READERS = tuple(
    dict.fromkeys([*READERS, *SAFEGUARDING_READERS, *MAY_BE_NAMED, *CONTACT_WORKERS])
)
"""Who may find something waiting in the morning."""


def _has(user: Any, *roles: str) -> bool:
    return bool(user.is_authenticated and user.has_role(*roles))


def can_set_up_surveys(user: Any) -> bool:
    """Survey analysts write surveys, publish them, and enter dated figures."""
    return _has(user, *KEEPERS)


def can_enter_figures(user: Any) -> bool:
    """Numbers that answers are set against, complaints and quality among them."""
    return _has(user, *KEEPERS, "principal_social_worker")


def can_make_packs(user: Any) -> bool:
    """The pack of a quarter: make it, write in it, make it final, add what the meeting decided."""
    return _has(user, "survey_analyst", "principal_social_worker")


def can_ask(user: Any) -> bool:
    """People who work with residents and carers invite them, and hand them a tablet."""
    return _has(user, *ASKERS)


def can_ask_with(user: Any, survey: "Survey") -> bool:
    """Invite people to this survey."""
    return _has(user, *(SAFEGUARDING_ASKERS if survey.is_safeguarding else ASKERS))


def can_keep_sources(user: Any) -> bool:
    """Say which other systems may ask for invitations: whoever holds a secret can have us write to
    anybody."""
    return _has(user, *KEEPERS, "system_administrator")


def can_read_results(user: Any) -> bool:
    """Whoever reads the answers of at least one survey."""
    from surveys.models import Survey

    return any(can_read(user, survey) for survey in Survey.objects.all())


def can_read_service(user: Any) -> bool:
    """Results across teams, with small numbers hidden; no answer of a single person."""
    return _has(user, *SERVICE_READERS)


def can_rebase(user: Any) -> bool:
    """Decide that the limits of a trend begin anew."""
    return _has(user, *READERS)


def can_open_results(user: Any) -> bool:
    """Whoever may be a reader of some survey, or reads the protected figures."""
    return can_read_comments(user) or can_read_service(user)


def can_read_comments(user: Any) -> bool:
    """Whoever may be a reader of some survey; which ones that are, the survey says (`can_read`)."""
    return _has(user, *READERS, *SAFEGUARDING_READERS, *MAY_BE_NAMED)


def can_read(user: Any, survey: "Survey") -> bool:
    """Answers and comments of this survey: its own readers, and those who read every survey. What
    people say after a safeguarding enquiry is read by the safeguarding lead and the Principal
    Social Worker alone."""
    general = SAFEGUARDING_READERS if survey.is_safeguarding else READERS
    own = () if survey.is_safeguarding else tuple(survey.readers)
    return _has(user, *general, *own)


def can_approve_quote(user: Any, quote: "Quote") -> bool:
    """A reader of the survey who did not write the quote: two people have looked at what is
    published."""
    return can_read(user, quote.comment.survey) and quote.written_by_id != user.pk


def can_see_themes(user: Any) -> bool:
    """Readers of comments, and whoever sees results across teams."""
    return can_read_comments(user) or can_read_service(user)


def can_have_digest(user: Any) -> bool:
    """Whoever may find something waiting in the morning."""
    return _has(user, *DIGEST_READERS)


def can_work_contacts(user: Any) -> bool:
    """Whoever answers at least one kind of wish."""
    return _has(user, *CONTACT_WORKERS)


def can_open_contact(user: Any, contact: "Contact") -> bool:
    """Who answers one of her wishes; after a safeguarding enquiry the safeguarding lead too."""
    roles = {role for wish in contact.wishes for role in WORKS_ON.get(wish, ())}
    if contact.survey.is_safeguarding:
        roles = set(SAFEGUARDING_READERS) | (roles & {"complaints"})
    return _has(user, *roles)


def can_record_actions(user: Any) -> bool:
    """Whoever may write down what is done about what people said; about which surveys, the survey
    says (`can_act_on`)."""
    return _has(user, *ACTORS, *SPECIAL_ACTORS)


def can_act_on(user: Any, survey: "Survey | None") -> bool:
    """Record actions about this survey, or about none, and what the public is told of them. After a
    safeguarding enquiry that is for the safeguarding lead and the Principal Social Worker."""
    if survey is None:
        return _has(user, *ACTORS)
    if survey.is_safeguarding:
        return _has(user, *SAFEGUARDING_READERS)
    own = [role for role in SPECIAL_ACTORS if role in survey.readers]
    return _has(user, *ACTORS, *own)


def can_follow_actions(user: Any) -> bool:
    """Whoever records actions, or may be given one to do."""
    return _has(user, *ACTION_OWNERS)


def can_open_action(user: Any, action: "Action") -> bool:
    """Whoever records actions about its survey, and its owner."""
    return can_act_on(user, action.survey) or action.owner_id == user.pk


def can_approve(user: Any, edition: "Edition") -> bool:
    """Let the public read this wording: somebody who had no hand in it."""
    may = can_act_on(user, edition.entry.action.survey)
    return may and user.pk not in edition.writers


def can_see_what_was_taken(user: Any) -> bool:
    """What has been taken out of the portal, by whom and what for; never the answers themselves."""
    return _has(user, *READERS, "data_protection_lead")


def can_take_results(user: Any) -> bool:
    """Results as a file, at the tier at which this person sees them."""
    return can_read_comments(user) or can_read_service(user)


def can_keep_tokens(user: Any) -> bool:
    """Say which other systems of the council may read results, and until when."""
    return _has(user, *KEEPERS, "system_administrator")
