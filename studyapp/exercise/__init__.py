"""Exercises: numbers drawn, computed, asked, judged and explained; import the module you need, numpy comes with most.

`generate.draw` makes a `variant.Variant`, `question.question` words it, `judge.judge` gives a `variant.Verdict`,
`message.message` words that, `worked.worked` shows the solution, `payload` is the JSON of `show` and `check`.
"""
