"""Texts of a deck: one string a language, chosen when shown."""

from msgspec import Struct

ANY = "any"


class Text(Struct, frozen=True):
    """A deck's text in one or more languages; the key `any` serves all of them."""

    by_lang: dict[str, str]

    def to(self, lang: str) -> str:
        """Return the text in `lang`, else the language-free one, else the first that was written."""
        for tag in (lang, ANY):
            if tag in self.by_lang:
                return self.by_lang[tag]
        return next(iter(self.by_lang.values()), "")

    def has(self, lang: str) -> bool:
        """Tell whether `lang` is served without falling back to another language."""
        return lang in self.by_lang or ANY in self.by_lang
