"""The plan to a date: what can be learnt by then at a pace, day by day, and what has to be dropped."""
