"""The report of an interview: Markdown, or one page of HTML that loads nothing from anywhere."""
