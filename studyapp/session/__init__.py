"""A sitting of study as a state machine: what front ends show and hand in; no printing, no screens."""
