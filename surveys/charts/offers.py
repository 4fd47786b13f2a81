"""What charts offer the other rooms: events in words."""

from portal.audit import presenters

SENTENCES = {
    "surveys.results.service": "{actor} looked at the protected results of {subject}.",
    "surveys.results.overview": "{actor} looked at the overview of results.",
    "surveys.limits.decided": (
        "{actor} decided that limits of ‘{measure}’ in ‘{subject}’ begin anew from {month}: "
        "{reason}"
    ),
    "surveys.limits.taken_back": (
        "{actor} took back that limits of ‘{measure}’ in ‘{subject}’ begin anew from {month}."
    ),
}


def register() -> None:
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
