"""Remembering as pure rules: scheduler days, FSRS-6, steps, fuzz, and the order of the queue; no clock and no disk."""
