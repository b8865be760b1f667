"""Mock interviews and the plan to a date: drawn, clocked, scored and reported; no printing, no screens."""
