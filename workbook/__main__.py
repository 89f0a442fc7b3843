"""`python -m workbook`: the one line that points up."""

from screens.cli import main

raise SystemExit(main())
