"""Language tags a deck may use, and the slips people make when they write them."""

import re

_CODES = (
    " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz"
    " ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik"
    " io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml"
    " mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd"
    " se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi"
    " vo wa wo xh yi yo yue za zh zu"
    " "
)
_SCRIPTS = " Arab Armn Beng Cyrl Deva Geor Grek Hans Hant Hebr Jpan Kore Latn Mong Thai "
_TAG = re.compile(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
_SLIPS = {
    "cn": "zh-Hans", "zh_cn": "zh-Hans", "zh-hans": "zh-Hans", "zh_hans": "zh-Hans", "chinese": "zh-Hans",
    "zh_tw": "zh-Hant", "tw": "zh-Hant", "zh-hant": "zh-Hant", "eng": "en", "english": "en", "jp": "ja", "kr": "ko",
    "ger": "de", "deutsch": "de", "german": "de", "fra": "fr", "french": "fr", "spa": "es", "all": "any", "*": "any",
}  # fmt: skip


def is_language(tag: str) -> bool:
    """Tell whether `tag` is a well-formed tag of a language that exists."""
    match = _TAG.fullmatch(tag)
    return match is not None and f" {match[1]} " in _CODES and (not match[2] or f" {match[2]} " in _SCRIPTS)


def meant(tag: str, langs: tuple[str, ...]) -> str:
    """Guess the language that a wrong tag stands for."""
    slip = _SLIPS.get(tag.lower(), "")
    if slip and (not langs or slip in langs or slip == "any"):
        return slip
    prefix = tag[:2].lower()
    return next((lang for lang in (*langs, "en", "zh-Hans") if lang.lower().startswith(prefix)), "en")
