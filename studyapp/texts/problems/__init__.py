"""What can be wrong with a deck: for each code the message, how to mend it (`.fix`) and why it matters (`.explain`)."""

from collections.abc import Mapping

from studyapp.texts.problems import advice, exercises, fields, files, kinds, syntax

TABLE: Mapping[str, tuple[str, str]] = {
    "fix": ("fix: ", "改法："),
    "before": ("before:", "改前："),
    "after": ("after:", "改后："),
    **files.TABLE,
    **syntax.TABLE,
    **fields.TABLE,
    **kinds.TABLE,
    **exercises.TABLE,
    **advice.TABLE,
}
