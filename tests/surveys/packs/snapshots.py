"""A small snapshot written by hand: what files are made of, without a database."""

import copy

from surveys.packs.book import lay_out
from surveys.packs.canonical import digest, spelled

MEASURE = "indicator:happy"


def cell(option, count, percent=None, low=None, high=None, label=""):
    return {
        "option": option,
        "label": label or option.title(),
        "count": count,
        "percent": percent,
        "low": low,
        "high": high,
    }


GOOD, BAD = cell("good", 127, 76, 69, 82), cell("bad", 40, 24, 18, 31)


def row(base, *cells, question=MEASURE, group="", label=""):
    return {
        "question": question,
        "title": "Happy with the help",
        "is_measure": question.startswith("indicator:"),
        "group": group,
        "label": label,
        "base": base,
        "cells": list(cells),
    }


def point(month, percent, signals="", left_out=""):
    return {
        "month": month,
        "short": month,
        "when": f"Month {month}",
        "base": 40 if percent is not None else "fewer than 10 answers",
        "percent": percent,
        "interval": None if percent is None else [percent - 10, percent + 10],
        "left_out": left_out,
        "signals": signals,
        "variation": "" if percent is None else "common",
        "begins": "",
        "mean": 75.0,
        "low": 60.0,
        "high": 90.0,
    }


TREND = {
    "title": "Happy with the help",
    "answer": "Good",
    "kind": "common",
    "change": "No clear change",
    "words": "Happy with the help, ‘Good’: 76 % in December 2025. No clear change.",
    "assurance": "hit-and-miss",
    "assurance_words": "Hit and miss: the target is met by chance",
    "notes": ["Limits 60.0 to 90.0 %, mean 75.0 %, from 12 points."],
    "alt": "October to December 2025, by month. No signals.",
    "target": 80.0,
    "key": "experience-happy",
    "drawing": {
        "box": "0 0 100 50",
        "width": 100,
        "height": 50,
        "lines": [{"kind": "mean", "x1": "0.0", "y1": "10.0", "x2": "90.0", "y2": "10.0"}],
        "labels": [{"words": "Mean 75.0", "x": "90.0", "y": "10.0", "anchor": "start"}],
        "courses": ["M0.0 10.0L50.0 12.0"],
        "marks": [{"path": "M0 0L1 1z", "fill": "#a6a6a6", "kind": "common"}],
    },
    "points": [
        point("2025-10", 74),
        point("2025-11", None, left_out="fewer than 10 answers"),
        point("2025-12", 76),
    ],
}
SURVEY = {
    "code": "experience",
    "title": "How was it?",
    "is_safeguarding": False,
    "answered": 167,
    "invited": 300,
    "answered_when_invited": 120,
    "results": [row(167, GOOD, BAD), row("fewer than 10 answers", question="contact")],
    "measures": [{"name": MEASURE, "title": "Happy with the help", "about": "quality"}],
    "breakdowns": [
        {
            "by": "team",
            "title": "Team",
            "bases": [
                {"group": "north", "label": "North", "base": 90},
                {"group": "south", "label": "South", "base": 77},
            ],
            "rows": [
                row(90, cell("good", 70, 78, 68, 85), group="north", label="North"),
                row(77, cell("good", 57, 74, 63, 82), group="south", label="South"),
            ],
        },
        {
            "by": "mode",
            "title": "Who put the answers in",
            "bases": [
                {"group": "self", "label": "By the person", "base": 158},
                {"group": "kiosk", "label": "Tablet", "base": "fewer than 10 answers"},
            ],
            "rows": [row(158, cell("good", 120, 76, 69, 82), group="self", label="By the person")],
        },
        {
            "by": "age",
            "title": "Age",
            "bases": [{"group": "65-plus", "label": "65 or older", "base": 60}],
            "rows": [row(60, cell("good", 50, 83, 72, 91), group="65-plus", label="65 or older")],
        },
    ],
    "trends": {MEASURE: TREND},
    "unheard": [
        {
            "by": "age",
            "title": "Age",
            "note": "",
            "groups": [
                {
                    "words": "65 or older",
                    "answers": 60,
                    "percent": 36,
                    "low": 29,
                    "high": 43,
                    "city": {
                        "percent": 13.0,
                        "count": None,
                        "on": "2021-03-21",
                        "source": "Census",
                        "note": "",
                    },
                    "verdict": "more than their share",
                    "is_missing": False,
                },
                {
                    "words": "18 to 24",
                    "answers": "hidden",
                    "percent": None,
                    "low": None,
                    "high": None,
                    "city": None,
                    "verdict": "hidden",
                    "is_missing": True,
                },
            ],
        }
    ],
    "themes": [
        {
            "code": "manner",
            "label": "Manner",
            "about": "quality",
            "count": 12,
            "base": 30,
            "percent": 40,
        }
    ],
    "themes_note": "",
    "quotes": [{"words": "=1+1 They listened.", "written_in": "en", "about": ["quality"]}],
}
ACTION = {
    "key": "a1",
    "title": "Ring back within a day",
    "finding": "@People wait",
    "figures_say": "",
    "survey": "How was it?",
    "measure": ["experience", MEASURE],
    "team": "",
    "owner": "Ada",
    "due_on": "2025-12-01",
    "state": "Done",
    "ended_on": "2025-11-20",
    "stopped_because": "",
    "is_overdue": False,
    "statement": "",
    "judgement": "It got better: fewer wait",
    "published": "",
}
SNAPSHOT = {
    "form": 1,
    "tier": "service",
    "filter": "All teams",
    "quarter": {
        "code": "2025-q4",
        "first": "2025-10-01",
        "last": "2025-12-31",
        "words": "October to December 2025",
        "before": "July to September 2025",
    },
    "portal": "The portal",
    "council": "The council",
    "is_invented": False,
    "software": "0.1.0",
    "thresholds": {"B_MIN_BASE": 10},
    "versions": [
        {"questionnaire": "experience", "number": 2, "published": "2025-01-02", "digest": "d"}
    ],
    "notes": [{"title": "Small numbers", "words": "‘hidden’ stands where …"}],
    "sections": [
        {"code": code, "title": code.title()}
        for code in ("summary", "experience", "unheard", "quality", "learning")
    ],
    "surveys": [
        SURVEY,
        {**SURVEY, "code": "few", "title": "Too few", "answered": "fewer than 10 answers"},
    ],
    "signals": [
        {
            "survey": "How was it?",
            "measure": "Happy with the help",
            "kind": "common",
            "words": "No clear change.",
        }
    ],
    "quality": [
        {
            "code": "complaints-received",
            "words": "Complaints received",
            "unit": "complaints",
            "hint": "",
            "value": 7,
            "on": "2025-12-31",
            "source": "Register",
            "entered_by": "Ada",
        },
        {
            "code": "ombudsman-upheld",
            "words": "Ombudsman: cases upheld",
            "unit": "cases",
            "hint": "",
            "value": None,
            "on": "",
            "source": "",
            "entered_by": "",
        },
    ],
    "actions": {"before": [ACTION], "opened": []},
    "taken_at": "2026-01-12T09:30:00+00:00",
    "narrative": {"summary": "+A line that looks like a formula.\nAnother line."},
    "decisions": [],
    "edition": {
        "number": 2,
        "change": "narrative",
        "state": "draft",
        "at": "2026-01-12T10:00:00+00:00",
        "by": "Ada",
        "previous": "0" * 64,
    },
}


def snapshot(**changes):
    return {**copy.deepcopy(SNAPSHOT), **changes}


def book(**changes):
    made = snapshot(**changes)
    return lay_out(made, digest(spelled(made)))
