"""The front end in Textual: screens and widgets that show what a session hands them."""
