"""How the report looks: light or dark as the reader has it, and in print with every question unfolded."""

STYLE = """
:root { color-scheme: light dark; --ink: #1c2230; --dim: #5d6678; --paper: #fcfcfa; --panel: #f1f2ee; --line: #d9dcd5;
  --good: #2f7d6b; --fair: #b97a12; --low: #b3403d; --trend: #34548c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9eae6; --dim: #a2abba; --paper: #15171c; --panel: #20242c;
  --line: #39404b; --good: #55b79f; --fair: #e2ae52; --low: #e37f77; --trend: #93b3ec; } }
* { box-sizing: border-box; }
body { font: 16px/1.55 system-ui, "Segoe UI", "Noto Sans CJK SC", sans-serif; color: var(--ink);
  background: var(--paper); max-width: 48rem; margin: 2.5rem auto 4rem; padding: 0 1.25rem; }
h1 { font-size: 1.05rem; font-weight: 600; color: var(--dim); margin: 0; }
h2 { font-size: 1.15rem; margin: 2.4rem 0 .7rem; }
.score { display: flex; align-items: baseline; gap: .6rem; margin: .2rem 0 .8rem; }
.score strong { font-size: 4rem; line-height: 1; letter-spacing: -.03em; font-variant-numeric: tabular-nums; }
.score span { color: var(--dim); }
.facts { display: grid; grid-template-columns: repeat(4, 1fr); gap: .6rem; margin: 0; }
.facts div { background: var(--panel); border-radius: 8px; padding: .55rem .8rem; }
.facts dt { color: var(--dim); font-size: .8rem; } .facts dd { margin: 0; font-weight: 600; }
svg { display: block; width: 100%; height: auto; } svg text { font-size: 13px; fill: var(--ink); }
.name, .end { text-anchor: end; } .middle { text-anchor: middle; }
svg text.note, svg text.date { fill: var(--dim); font-variant-numeric: tabular-nums; }
.rail { fill: var(--panel); } .good { fill: var(--good); } .fair { fill: var(--fair); } .low { fill: var(--low); }
.grid { stroke: var(--line); } .given { stroke: var(--ink); stroke-width: 2; }
.trend { fill: none; stroke: var(--trend); stroke-width: 2; } .area { fill: var(--trend); opacity: .12; }
.spot { fill: var(--paper); stroke: var(--trend); stroke-width: 2; }
.tasks { padding: 0; margin: 0; list-style: none; counter-reset: task; }
.tasks li { counter-increment: task; border-left: 4px solid var(--low); background: var(--panel);
  border-radius: 0 8px 8px 0; padding: .7rem 1rem; margin-bottom: .7rem; break-inside: avoid; }
.tasks b::before { content: counter(task) ". "; } .tasks p { margin: .25rem 0; color: var(--dim); }
.tasks blockquote { margin: .4rem 0; padding: 0; white-space: pre-wrap; }
details { border-top: 1px solid var(--line); break-inside: avoid-page; }
summary { cursor: pointer; display: grid; grid-template-columns: 1.5rem 1fr auto; gap: .3rem .6rem; padding: .6rem 0;
  list-style: none; }
summary::-webkit-details-marker { display: none; }
summary .mark { font-weight: 700; } summary .what { min-width: 0; }
summary small { display: block; color: var(--dim); font-weight: 400; }
summary .won { text-align: right; font-weight: 600; font-variant-numeric: tabular-nums; }
.mark.good { color: var(--good); } .mark.fair { color: var(--fair); } .mark.low { color: var(--low); }
pre { background: var(--panel); padding: .7rem .9rem; border-radius: 8px; overflow-x: auto; margin: .3rem 0 .8rem;
  font: 13px/1.4 ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; white-space: pre; }
code { font: 13px ui-monospace, "DejaVu Sans Mono", monospace; background: var(--paper); padding: .1rem .4rem;
  border-radius: 4px; overflow-wrap: anywhere; }
.label { color: var(--dim); font-size: .85rem; margin: .4rem 0 0; } footer { margin-top: 2.5rem; }
@media (max-width: 34rem) { .facts { grid-template-columns: repeat(2, 1fr); } }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } pre { white-space: pre-wrap; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  details::details-content { content-visibility: visible; display: block; height: auto; } }
"""
