"""Workbooks side by side: then and now, one person's view beside the group's, several communities."""
