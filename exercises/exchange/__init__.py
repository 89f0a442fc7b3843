"""A workbook as one JSON document that travels: read strictly, written whole, described by schemas."""
