"""Figures for managers: where cases stand, how long carers wait, which promises are kept.

figures(organisations, period, now)    every table, and the cases behind what is late

Of clear columns only, in one pass: nothing that is encrypted is fetched.
"""

from carers.cases.figures.making import Figures, figures
from carers.cases.figures.period import PERIODS, Period, period_of
from carers.cases.figures.tables import Column, Row, Table

__all__ = ["PERIODS", "Column", "Figures", "Period", "Row", "Table", "figures", "period_of"]
