"""The sizes at which screens change their layout, as Textual's breakpoints."""

TINY, SMALL, NARROW, WIDE = "-tiny", "-small", "-narrow", "-wide"
LOW, TALL = "-low", "-tall"
USUAL = f"{NARROW} {TALL}"  # of a terminal of 80×24: set from the start, styles need not be applied twice there
WIDTHS = [(0, TINY), (40, SMALL), (66, NARROW), (120, WIDE)]
HEIGHTS = [(0, LOW), (10, TALL)]
