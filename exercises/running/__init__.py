"""The run of an agenda over the guide: order of pages, time boxes, pace, progress, log, the next workbook."""
