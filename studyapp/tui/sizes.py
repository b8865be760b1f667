"""The sizes at which screens change their layout, as Textual's breakpoints."""

TINY, SMALL, NARROW, WIDE = "-tiny", "-small", "-narrow", "-wide"
LOW, TALL = "-low", "-tall"
USUAL = f"{NARROW} {TALL}"  # of a terminal of 80×24: set from the start, styles need not be applied twice there
LEAST_WIDTH, LEAST_HEIGHT, BOTH_FIT = 40, 10, 66
WIDTHS = [(0, TINY), (LEAST_WIDTH, SMALL), (BOTH_FIT, NARROW), (120, WIDE)]
HEIGHTS = [(0, LOW), (LEAST_HEIGHT, TALL)]
