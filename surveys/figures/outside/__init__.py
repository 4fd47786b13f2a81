"""Figures from elsewhere, each with its day and source: what survey results are set against.

target_of(survey, indicator, on)     what the council wants to reach, in percent, or None
direction_of(survey, indicator, on)  'up' or 'down': which way is better
population_of(dimension, on)         by group its share of the city
heard_from(table, dimension, on)     by group its share of the answers, beside its share of the city
"""

from surveys.figures.outside.heard import Heard, Verdict, heard_from
from surveys.figures.outside.population import Share, population_of
from surveys.figures.outside.targets import direction_of, target_of

__all__ = [
    "Heard",
    "Share",
    "Verdict",
    "direction_of",
    "heard_from",
    "population_of",
    "target_of",
]
