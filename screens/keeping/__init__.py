"""The app as keeper of the open workbook: opening, saving, conflicts, leaving, the report of a crash."""
