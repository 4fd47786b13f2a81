"""What waits for people because of invented cases: alerts, words to read, words to translate.

Rows only: nobody is sent an e-mail or a text about somebody who does not exist.
"""

import datetime

from carers.cases import alarms
from carers.cases.contact import Contact
from carers.cases.demonstration.scenarios import Scenario
from carers.models import Case
from portal.accounts.models import User
from portal.alerts import clock
from portal.alerts.levels import rule_for
from portal.alerts.models import Alert, Level, Recipient
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import ask_for_translation
from questionnaires.in_words import English

A_DAY = datetime.timedelta(days=1)


def raise_alerts(case: Case, *, lead: User) -> None:
    """Of danger, still open; of harm, taken up by the safeguarding lead within the hour."""
    if case.version is None:
        return
    words = English.of(case.version)
    for code, level in alarms.LEVELS.items():
        said = [flag for flag in case.flags if flag["level"] == code]
        if not said:
            continue
        content = [
            {
                "title": words.question(flag["question"]),
                "words": words.answer(flag["question"], flag["option"]),
            }
            for flag in said
        ]
        taken_up = level == Level.HARM
        alert = Alert.objects.create(
            level=level,
            reason="answers",
            subject_kind=case._meta.label_lower,
            subject_id=str(case.pk),
            subject_words=str(case),
            url=alarms.url_of(case),
            content=content,
            caution=alarms.caution_of(Contact.read(case.contact)),
            raised_at=case.sent_at,
            due_at=clock.due_at(level, case.sent_at),
            acknowledged_at=case.sent_at + datetime.timedelta(minutes=40) if taken_up else None,
            acknowledged_by=lead if taken_up else None,
        )
        roles = dict.fromkeys(alarms.roles_of(case.organisation), level != Level.HARM)
        Recipient.objects.bulk_create(
            Recipient(alert=alert, role=role, with_content=reads)
            for role, reads in rule_for(level).recipients_with(roles).items()
        )


def put_words(case: Case, scenario: Scenario, *, translator: User) -> None:
    """Hers: those of a new case wait to be read and translated; of the others they are done."""
    texts = alarms.words_of(case)
    if case.state == Case.State.NEW:
        alarms.read_and_translate(case, texts)
    else:
        _translated(case, {part: texts[part] for part in scenario.english}, scenario, translator)
    if scenario.letter and scenario.letter["state"] == "waits":
        english = {f"letter/{part}": text for part, text in case.letter.english.items()}
        ask_for_translation(
            subject=case, parts=english, source="en", target=case.language, urgent=False
        )


def _translated(case: Case, texts: dict[str, str], scenario: Scenario, translator: User) -> None:
    OwnWords.objects.bulk_create(
        OwnWords(
            subject_kind=case._meta.label_lower,
            subject_id=str(case.pk),
            part=part,
            source=case.language,
            target="en",
            original=text,
            translated=scenario.english[part],
            asked_at=case.sent_at,
            due_at=case.sent_at + A_DAY,
            done_at=case.sent_at + A_DAY,
            translator=translator,
        )
        for part, text in texts.items()
    )
