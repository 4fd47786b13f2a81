"""The book as a spreadsheet, in the manner of the Analysis Function: cover, contents, notes, one
table a sheet, and the numbers of all charts on the last."""

from surveys.packs.sheets.workbook import CONTENT_TYPE, workbook

__all__ = ["CONTENT_TYPE", "workbook"]
