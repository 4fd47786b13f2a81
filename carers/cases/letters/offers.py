"""What letters offer the other rooms: they hear of translations, and say what is translated."""

from carers.cases.letters.origins import of_case
from carers.cases.letters.writing import LETTER_OF, words_are_done
from portal.languages.own_words.subjects import origins
from portal.languages.own_words.translating import DONE
from portal.privacy import personal_data
from portal.registry.registry import after_this


def register() -> None:
    after_this(DONE, "carers.letters", words_are_done)
    origins.register(LETTER_OF, of_case)
    personal_data.declare(
        "carers.letter",
        fields=("english", "theirs", "facts", "earlier", "delivered_words"),
        whose="carers who were assessed",
        why="The written record of the assessment and its decision, and how it reached her",
        kept_for="as long as the case",
        encrypted=True,
    )
