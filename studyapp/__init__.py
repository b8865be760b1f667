"""The study app for machine-learning engineers: review, practise and author decks in the terminal."""

__version__ = "0.1.0"
