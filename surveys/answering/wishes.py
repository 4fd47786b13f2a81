"""What somebody wishes for when she answers, and whether it can be done. Pure."""

from questionnaires.answers import chosen_options
from questionnaires.conditions import Answers
from questionnaires.definition import Definition
from surveys.splitting import WISH, contact_part

HOW = "how"


def wishes_without_a_way(definition: Definition, answers: Answers) -> str:
    """The page where she can say how to reach her, where she wants to hear from us and has not
    said it; empty where nothing is missing."""
    wishes = any(
        tag.startswith(WISH)
        for _, option in chosen_options(definition, answers)
        for tag in option.tags
    )
    if not wishes:
        return ""
    for page in definition.pages:
        for question in page.questions:
            if contact_part(question) == HOW:
                return "" if str(answers.get(question.code) or "").strip() else page.code
    return ""
