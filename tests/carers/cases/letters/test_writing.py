"""Writing, translating, taking back: the states of a letter, and what may be done in each."""

from collections.abc import Callable

import pytest

from carers.cases.changing import Moved
from carers.cases.letters.content import for_carer
from carers.cases.letters.delivering import Evidence, deliver, read_online
from carers.cases.letters.writing import letter_of, save, take_back
from carers.cases.refusing import Refused
from carers.models import Case, Decision, Letter, SupportItem, SupportPlan
from portal.accounts.models import User
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from portal.languages.own_words.translating import fingerprint
from portal.languages.own_words.translating import save as save_words
from portal.notices.models import Notice
from tests.carers.cases.letters.conftest import IN_URDU, TEXTS, WANTS, Made, translate, write
from tests.factories.accounts import person
from tests.factories.cases import case_of

State, How = Letter.State, Letter.How
READ_ALOUD = "CITU 1234"


def state_of(case: Case) -> str:
    found = letter_of(case)
    return found.state if found else "none"


def waiting(case: Case) -> set[str]:
    return {words.part for words in OwnWords.objects.of(case).waiting()}


@pytest.fixture
def texts_can_be_sent(settings) -> None:
    settings.NOTICE_CHANNELS = {
        "email": "portal.notices.channels.DjangoEmail",
        "text": "portal.notices.channels.Console",
    }


class TestStates:
    """Each thing that can be done, in each state: what it becomes, or None where it is refused."""

    TABLE = (
        ("save", "none", State.BEING_WRITTEN),
        ("save", State.BEING_WRITTEN, State.BEING_WRITTEN),
        ("save", State.WAITS_FOR_WORDS, None),
        ("save", State.READY, None),
        ("save", State.DELIVERED, None),
        ("finish", "none", State.WAITS_FOR_WORDS),
        ("finish", State.BEING_WRITTEN, State.WAITS_FOR_WORDS),
        ("finish", State.WAITS_FOR_WORDS, None),
        ("finish", State.READY, None),
        ("finish", State.DELIVERED, None),
        ("take back", "none", None),
        ("take back", State.BEING_WRITTEN, None),
        ("take back", State.WAITS_FOR_WORDS, State.BEING_WRITTEN),
        ("take back", State.READY, State.BEING_WRITTEN),
        ("take back", State.DELIVERED, State.BEING_WRITTEN),
        ("translate", State.WAITS_FOR_WORDS, State.READY),
        (How.POST, "none", None),
        (How.POST, State.BEING_WRITTEN, None),
        (How.POST, State.WAITS_FOR_WORDS, None),
        (How.POST, State.READY, State.DELIVERED),
        (How.POST, State.DELIVERED, None),
        (How.HANDED, "none", None),
        (How.HANDED, State.BEING_WRITTEN, None),
        (How.HANDED, State.WAITS_FOR_WORDS, None),
        (How.HANDED, State.READY, State.DELIVERED),
        (How.HANDED, State.DELIVERED, None),
        (How.READ_ALOUD, "none", None),
        (How.READ_ALOUD, State.BEING_WRITTEN, None),
        (How.READ_ALOUD, State.WAITS_FOR_WORDS, State.DELIVERED),
        (How.READ_ALOUD, State.READY, State.DELIVERED),
        (How.READ_ALOUD, State.DELIVERED, None),
        (How.ONLINE, "none", None),
        (How.ONLINE, State.BEING_WRITTEN, None),
        (How.ONLINE, State.WAITS_FOR_WORDS, None),
        (How.ONLINE, State.READY, State.DELIVERED),
        (How.ONLINE, State.DELIVERED, None),
    )

    @pytest.mark.parametrize(("what", "before", "after"), TABLE)
    def test_what_becomes_of_it(
        self, decided: Made, adviser: User, tariq: User, what: str, before: str, after: str | None
    ) -> None:
        case = decided(language="ur", contact={"may_post": True})
        self.bring(case, before, adviser, tariq)
        assert state_of(case) == before
        try:
            done = self.do(case, what, adviser, tariq)
        except Refused:
            done = False
        assert (state_of(case), done) == ((after, True) if after else (before, False))

    def test_staff_do_not_say_that_she_read_it_online(self, decided: Made, adviser: User) -> None:
        case = decided()
        write(case, adviser)
        with pytest.raises(Refused):
            self.do(case, "online by staff", adviser, adviser)

    def bring(self, case: Case, state: str, adviser: User, tariq: User) -> None:
        if state == "none":
            return
        write(case, adviser, finish=state != State.BEING_WRITTEN)
        if state in (State.READY, State.DELIVERED):
            translate(case, tariq)
        if state == State.DELIVERED:
            self.do(case, How.HANDED, adviser, tariq)

    def do(self, case: Case, what: str, adviser: User, tariq: User) -> bool:
        case.refresh_from_db()
        if what in ("save", "finish"):
            write(case, adviser, finish=what == "finish")
        elif what == "take back":
            take_back(case=case, by=adviser, seen=case.revision)
        elif what == "translate":
            translate(case, tariq)
        elif what == How.ONLINE:
            return read_online(case)
        else:
            how = How.ONLINE if what == "online by staff" else what
            interpreter = READ_ALOUD if what == How.READ_ALOUD else ""
            evidence = Evidence(how, case.sent_at.date(), interpreter)
            deliver(case=case, by=adviser, seen=case.revision, evidence=evidence)
        return True


class TestFinishing:
    def test_for_a_reader_of_english_it_is_ready_at_once(
        self, decided: Made, adviser: User
    ) -> None:
        case = decided(language="en")
        write(case, adviser)
        assert state_of(case) == State.READY
        assert waiting(case) == set()

    def test_every_part_that_staff_wrote_goes_to_be_translated(
        self, decided: Made, adviser: User
    ) -> None:
        case = decided(language="ur")
        note = case.notes.get()
        write(case, adviser, agreed="")
        expected = {"summary", "reasons", "next", f"wants/{note.pk}"}
        assert waiting(case) == {f"letter/{part}" for part in expected}
        row = OwnWords.objects.get(part=f"letter/wants/{note.pk}")
        assert (row.source, row.target, row.original) == ("en", "ur", WANTS)

    def test_needs_a_decision(self, adviser: User) -> None:
        case = case_of(state=Case.State.TALKED)
        write(case, adviser, finish=False)
        with pytest.raises(Refused, match="No decision is recorded yet"):
            write(case, adviser)
        assert state_of(case) == State.BEING_WRITTEN

    @pytest.mark.parametrize("part", ["summary", "reasons"])
    def test_needs_its_parts_and_keeps_nothing_where_it_is_refused(
        self, decided: Made, adviser: User, part: str
    ) -> None:
        case = decided()
        with pytest.raises(Refused) as refused:
            write(case, adviser, **{part: "  "})
        assert refused.value.field == part
        assert state_of(case) == "none"

    def test_who_is_in_danger_is_translated_for_first(self, decided: Made, adviser: User) -> None:
        case = decided(language="ur", urgency=Case.Urgency.NOW)
        write(case, adviser)
        assert all(words.is_urgent for words in OwnWords.objects.of(case))

    def test_an_approved_support_plan_is_part_of_it(self, decided: Made, adviser: User) -> None:
        case = decided(language="ur")
        plan = SupportPlan.objects.create(case=case, words="To rest.", written_by=adviser)
        item = SupportItem.objects.create(plan=plan, kind="break", words="A sitter.")
        write(case, adviser)
        assert f"letter/support/{item.pk}" not in waiting(case)
        plan.state, plan.settled_by = SupportPlan.State.APPROVED, person("carers_manager")
        plan.settled_at = case.sent_at
        plan.save()
        case.refresh_from_db()
        take_back(case=case, by=adviser, seen=case.revision)
        write(case, adviser)
        assert {f"letter/support/{item.pk}", "letter/goal"} <= waiting(case)


class TestTranslating:
    def test_ready_once_the_last_part_is_there(
        self, decided: Made, adviser: User, tariq: User
    ) -> None:
        case = decided(language="ur")
        write(case, adviser)
        translate(case, tariq, but=("next",))
        assert state_of(case) == State.WAITS_FOR_WORDS
        translate(case, tariq)
        letter = Letter.objects.get()
        assert letter.state == State.READY
        assert letter.theirs["next"] == f"{IN_URDU} letter/next"
        assert set(letter.theirs) == set(letter.english)

    def test_is_recorded_once_with_who_did_it(
        self, decided: Made, adviser: User, tariq: User
    ) -> None:
        case = decided(language="ur")
        write(case, adviser)
        translate(case, tariq)
        events = AuditEvent.objects.filter(verb="carers.case.letter_translated")
        assert [event.actor_words for event in events] == ["Tariq Translator"]

    def test_she_is_told_once_when_it_is_ready(
        self, decided: Made, adviser: User, tariq: User, texts_can_be_sent: None
    ) -> None:
        case = decided(language="ur")
        write(case, adviser)
        assert not Notice.objects.exists()
        translate(case, tariq)
        notice = Notice.objects.get()
        assert (notice.template, notice.language) == ("case-record", "ur")
        assert case.links.get().purpose == "record"
        assert TEXTS["reasons"] not in str(notice.context)

    def test_a_correction_reaches_a_letter_that_has_not_gone(
        self, decided: Made, adviser: User, tariq: User
    ) -> None:
        case = decided(language="ur")
        write(case, adviser)
        translate(case, tariq)
        self.correct(case, tariq)
        assert Letter.objects.get().theirs["next"] == "درست"
        assert AuditEvent.objects.filter(verb="carers.case.letter_translated").count() == 1

    def test_what_has_reached_her_is_not_changed_behind_her_back(
        self, decided: Made, adviser: User, tariq: User
    ) -> None:
        case = decided(language="ur")
        write(case, adviser)
        translate(case, tariq)
        read_online(case)
        self.correct(case, tariq)
        assert Letter.objects.get().theirs["next"] != "درست"

    def test_read_aloud_before_its_translation_it_still_gets_it(
        self, decided: Made, adviser: User, tariq: User, texts_can_be_sent: None
    ) -> None:
        case = decided(language="ur")
        write(case, adviser)
        case.refresh_from_db()
        evidence = Evidence(How.READ_ALOUD, case.sent_at.date(), READ_ALOUD)
        deliver(case=case, by=adviser, seen=case.revision, evidence=evidence)
        assert for_carer(letter_of(case)) is None
        translate(case, tariq)
        letter = Letter.objects.get()
        assert (letter.state, letter.delivered_how) == (State.DELIVERED, How.READ_ALOUD)
        assert for_carer(letter) is not None
        assert Notice.objects.count() == 1

    def test_words_of_something_else_change_nothing(
        self, decided: Made, adviser: User, tariq: User
    ) -> None:
        case, other = decided(language="ur"), decided(language="ur")
        write(case, adviser)
        write(other, adviser)
        translate(other, tariq)
        assert (state_of(case), state_of(other)) == (State.WAITS_FOR_WORDS, State.READY)

    def correct(self, case: Case, by: User) -> None:
        row = OwnWords.objects.of(case).get(part="letter/next")
        save_words(words=row, text="درست", source="en", done=True, seen=fingerprint(row), by=by)


class TestTakingBack:
    def test_what_stays_the_same_is_not_translated_again(
        self, decided: Made, adviser: User, tariq: User
    ) -> None:
        case = decided(language="ur")
        write(case, adviser)
        translate(case, tariq)
        case.refresh_from_db()
        take_back(case=case, by=adviser, seen=case.revision)
        write(case, adviser, next="Anna phones you on Tuesday.")
        assert waiting(case) == {"letter/next"}
        letter = Letter.objects.get()
        assert letter.state == State.WAITS_FOR_WORDS
        assert "reasons" in letter.theirs
        assert "next" not in letter.theirs

    def test_finished_again_unchanged_it_is_ready_at_once(
        self, decided: Made, adviser: User, tariq: User
    ) -> None:
        case = decided(language="ur")
        write(case, adviser)
        translate(case, tariq)
        case.refresh_from_db()
        take_back(case=case, by=adviser, seen=case.revision)
        write(case, adviser)
        assert state_of(case) == State.READY

    def test_a_part_that_is_left_out_leaves_the_queue(self, decided: Made, adviser: User) -> None:
        case = decided(language="ur")
        write(case, adviser)
        case.refresh_from_db()
        take_back(case=case, by=adviser, seen=case.revision)
        write(case, adviser, agreed="", included=set())
        assert waiting(case) == {"letter/summary", "letter/reasons", "letter/next"}

    def test_in_another_language_only_that_one_waits(self, decided: Made, adviser: User) -> None:
        case = decided(language="ur")
        write(case, adviser)
        case.refresh_from_db()
        take_back(case=case, by=adviser, seen=case.revision)
        Case.objects.filter(pk=case.pk).update(language="pl")
        write(case, adviser)
        assert {words.target for words in OwnWords.objects.of(case).waiting()} == {"pl"}
        assert Letter.objects.get().language == "pl"

    def test_one_that_reached_her_stays_with_its_evidence_and_she_goes_on_reading_it(
        self, decided: Made, adviser: User
    ) -> None:
        case = decided(language="en", contact={"may_post": True})
        write(case, adviser)
        case.refresh_from_db()
        evidence = Evidence(How.POST, case.sent_at.date(), words="First class")
        deliver(case=case, by=adviser, seen=case.revision, evidence=evidence)
        sent_at = Case.objects.get().record_sent_at
        case.refresh_from_db()
        take_back(case=case, by=adviser, seen=case.revision)
        letter = Letter.objects.get()
        kept = letter.earlier[0]
        assert (kept["how"], kept["words"], kept["by"]) == ("post", "First class", "Anna Adviser")
        assert (letter.delivered_at, letter.delivered_how, letter.delivered_words) == (None, "", "")
        write(case, adviser, finish=False, next="Something new.")
        content = for_carer(letter_of(case))
        assert content is not None
        assert content.english["next"] == TEXTS["next"]
        write(case, adviser, next="Something new.")
        content = for_carer(letter_of(case))
        assert content is not None
        assert content.english["next"] == "Something new."
        read_online(case)
        assert Case.objects.get().record_sent_at == sent_at


class TestTwoPeople:
    def test_who_saw_an_older_case_is_told_and_writes_nothing(
        self, decided: Made, adviser: User
    ) -> None:
        case = decided()
        seen = case.revision
        write(case, adviser, finish=False)
        with pytest.raises(Moved):
            save(case=case, by=adviser, seen=seen, texts={"summary": "x"}, included=())
        assert Letter.objects.get().english["summary"] == TEXTS["summary"]

    @pytest.mark.parametrize("act", ["take back", "deliver"])
    def test_so_is_who_acts_on_it(self, decided: Made, adviser: User, act: str) -> None:
        case = decided()
        write(case, adviser)
        acts: dict[str, Callable[[], object]] = {
            "take back": lambda: take_back(case=case, by=adviser, seen=case.revision - 1),
            "deliver": lambda: deliver(
                case=case,
                by=adviser,
                seen=case.revision - 1,
                evidence=Evidence(How.HANDED, case.sent_at.date()),
            ),
        }
        with pytest.raises(Moved):
            acts[act]()
        assert state_of(case) == State.READY

    def test_a_decision_is_never_changed_by_a_letter(self, decided: Made, adviser: User) -> None:
        case = decided()
        write(case, adviser, reasons="In other words.")
        assert Decision.objects.get().reasons == TEXTS["reasons"]
