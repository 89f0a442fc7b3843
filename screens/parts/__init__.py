"""What screens are put together from: frame, fields, forms, lists, dialogs, panes, drawn figures."""
