"""What authors do with decks, exercises and state together: find cards, find problems."""
