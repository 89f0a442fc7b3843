"""Documents and files made from a workbook."""
