"""Every clock of a case: what is promised and by when, how long things took, what a pause does.

due_of(case)     the next promise: Due or None
dues_of(cases)   the same for a list, in four queries
waits_of(case)   the three waits of the council's papers
"""

from carers.cases.clocks.days import Pause, day_received, due_day, elapsed, working_days_between
from carers.cases.clocks.due import Clock, Due, clocks_of, due_of, dues_of, next_due, promises
from carers.cases.clocks.steps import REVIEW, STEP_BY_CODE, STEPS, Step, targets
from carers.cases.clocks.waits import WAITS, Wait, Waited, waits_of

__all__ = [
    "REVIEW",
    "STEPS",
    "STEP_BY_CODE",
    "WAITS",
    "Clock",
    "Due",
    "Pause",
    "Step",
    "Wait",
    "Waited",
    "clocks_of",
    "day_received",
    "due_day",
    "due_of",
    "dues_of",
    "elapsed",
    "next_due",
    "promises",
    "targets",
    "waits_of",
    "working_days_between",
]
