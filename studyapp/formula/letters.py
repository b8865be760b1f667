"""Alphabets: bold, blackboard and script letters, and the small raised and lowered forms Unicode has."""

from collections.abc import Mapping

_RAISED_FROM = "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθϕφχ⊤′*∗†∘"
_RAISED_TO = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵠᵡᵀ′**†°"
_LOWERED_FROM = "0123456789+−-=()aehijklmnoprstuvxβγρϕφχ"
_LOWERED_TO = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵩᵪ"
RAISED: Mapping[str, str] = dict(zip(_RAISED_FROM, _RAISED_TO, strict=True))
LOWERED: Mapping[str, str] = dict(zip(_LOWERED_FROM, _LOWERED_TO, strict=True))

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_GREEK_BOLD = dict(
    zip(
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψωϵϑϕ",
        "𝚨𝚩𝚪𝚫𝚬𝚭𝚮𝚯𝚰𝚱𝚲𝚳𝚴𝚵𝚶𝚷𝚸𝚺𝚻𝚼𝚽𝚾𝚿𝛀𝛂𝛃𝛄𝛅𝛆𝛇𝛈𝛉𝛊𝛋𝛌𝛍𝛎𝛏𝛐𝛑𝛒𝛓𝛔𝛕𝛖𝛗𝛘𝛙𝛚𝛜𝛝𝛟",
        strict=True,
    )
)


def _alphabet(first: int, exceptions: str = "", digits: int = 0) -> dict[str, str]:
    """Build letter to styled letter from the start of a Unicode block, with the letters that live elsewhere."""
    table = {letter: chr(first + index) for index, letter in enumerate(_LETTERS)}
    if digits:
        table |= {str(digit): chr(digits + digit) for digit in range(10)}
    return table | dict(zip(exceptions[::2], exceptions[1::2], strict=True))


BOLD: Mapping[str, str] = _alphabet(0x1D400, digits=0x1D7CE) | _GREEK_BOLD
BLACKBOARD: Mapping[str, str] = _alphabet(0x1D538, "CℂHℍNℕPℙQℚRℝZℤ", digits=0x1D7D8)
SCRIPT: Mapping[str, str] = _alphabet(0x1D49C, "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ")
FRAKTUR: Mapping[str, str] = _alphabet(0x1D504, "CℭHℌIℑRℜZℨ")
FONTS: Mapping[str, Mapping[str, str]] = {
    "mathbf": BOLD, "boldsymbol": BOLD, "bm": BOLD, "bold": BOLD, "mathbb": BLACKBOARD, "mathds": BLACKBOARD,
    "mathbbm": BLACKBOARD, "mathcal": SCRIPT, "mathscr": SCRIPT, "mathfrak": FRAKTUR,
    "mathit": {}, "mathnormal": {}, "mathsf": {}, "mathtt": {}, "mathrm": {},
}  # fmt: skip


def raised(text: str) -> str | None:
    """Return the superscript form, or nothing if one character lacks it."""
    return _translated(text, RAISED)


def lowered(text: str) -> str | None:
    """Return the subscript form, or nothing if one character lacks it."""
    return _translated(text, LOWERED)


def _translated(text: str, table: Mapping[str, str]) -> str | None:
    """Map every character, or return nothing."""
    forms = [table.get(char) for char in text]
    return "".join(form for form in forms if form) if text and all(forms) else None
