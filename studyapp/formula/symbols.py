r"""What each LaTeX command stands for: characters and their roles, named functions, brackets, accents, blanks."""

from collections.abc import Mapping

from studyapp.formula.tree import Kind


def _table(pairs: str) -> dict[str, str]:
    """Read `name character` pairs separated by blanks."""
    words = pairs.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _words(names: str) -> frozenset[str]:
    """Read names separated by blanks."""
    return frozenset(names.split())


GREEK: Mapping[str, str] = _table("""
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ
lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ
chi χ psi ψ omega ω digamma ϝ
Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π
Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω
varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varUpsilon Υ varPhi Φ varPsi Ψ varOmega Ω
""")

ORDINARY: Mapping[str, str] = _table("""
infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ imath ı jmath ȷ emptyset ∅ varnothing ∅
forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ triangle △ square □ Box □ blacksquare ■ diamond ⋄ star ⋆
bigstar ★ checkmark ✓ dagger † ddagger ‡ degree ° prime ′ backprime ‵ ldots … dots … dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯
cdots ⋯ vdots ⋮ ddots ⋱ iddots ⋰ surd √ flat ♭ natural ♮ sharp ♯ pounds £ euro € S § P ¶ copyright © eth ð
% % $ $ # # & & _ _
""")

BINARY: Mapping[str, str] = _table("""
pm ± mp ∓ times × div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet • cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧
land ∧ setminus ∖ smallsetminus ∖ backslash ∖ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ amalg ⨿ dagger † ddagger ‡
bigtriangleup △ triangleleft ◁ triangleright ▷ ltimes ⋉ rtimes ⋊ boxplus ⊞ boxtimes ⊠ boxdot ⊡ centerdot ·
""")

RELATION: Mapping[str, str] = _table("""
le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ ll ≪ gg ≫ lt < gt > approx ≈ approxeq ≊ sim ∼ simeq ≃ cong ≅
equiv ≡ propto ∝ varpropto ∝ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ coloneq ≔ eqqcolon ≕ prec ≺ succ ≻ preceq ⪯ succeq ⪰
lesssim ≲ gtrsim ≳ in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈
sqsubseteq ⊑ sqsupseteq ⊒ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ perp ⊥ parallel ∥ nparallel ∦ mid ∣ nmid ∤ bowtie ⋈ to →
rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺
longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ mapsto ↦
longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗
searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ rightleftharpoons ⇌ leadsto ⇝
rightsquigarrow ⇝ twoheadrightarrow ↠ therefore ∴ because ∵ colon : vcentcolon : dashrightarrow ⇢ lesseqgtr ⋚
""")

LARGE: Mapping[str, str] = _table("""
sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀ bigsqcup ⨆ biguplus ⨄
""")

INTEGRAL: Mapping[str, str] = _table("int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ smallint ∫")

FUNCTIONS = _words("""
arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan tanh sgn sign
""")
LIMIT_FUNCTIONS: Mapping[str, str] = {
    **{name: name for name in _words("max min lim sup inf det gcd Pr argmax argmin")},
    "limsup": "lim sup",
    "liminf": "lim inf",
    "injlim": "inj lim",
    "projlim": "proj lim",
}

OPENING: Mapping[str, str] = {
    "(": "(", "[": "[", r"\{": "{", r"\lbrace": "{", r"\lbrack": "[", r"\lfloor": "⌊", r"\lceil": "⌈", r"\langle": "⟨",
    r"\lvert": "|", r"\lVert": "‖", r"\lparen": "(", r"\llbracket": "⟦",
}  # fmt: skip
CLOSING: Mapping[str, str] = {
    ")": ")", "]": "]", r"\}": "}", r"\rbrace": "}", r"\rbrack": "]", r"\rfloor": "⌋", r"\rceil": "⌉", r"\rangle": "⟩",
    r"\rvert": "|", r"\rVert": "‖", r"\rparen": ")", r"\rrbracket": "⟧",
}  # fmt: skip
BARS: Mapping[str, str] = {"|": "|", r"\|": "‖", r"\vert": "|", r"\Vert": "‖"}
DELIMITERS: Mapping[str, str] = {**OPENING, **CLOSING, **BARS, "<": "⟨", ">": "⟩", "/": "/", ".": ""}

ACCENTS: Mapping[str, tuple[str, str]] = {
    "hat": ("\u0302", "^"), "widehat": ("\u0302", "^"), "bar": ("\u0304", "_"), "overline": ("\u0304", "_"),
    "tilde": ("\u0303", "~"), "widetilde": ("\u0303", "~"), "vec": ("\u20d7", "→"), "overrightarrow": ("\u20d7", "→"),
    "dot": ("\u0307", "˙"), "ddot": ("\u0308", "¨"), "check": ("\u030c", "ˇ"), "breve": ("\u0306", "˘"),
    "acute": ("\u0301", "´"), "grave": ("\u0300", "`"), "mathring": ("\u030a", "˚"),
}  # fmt: skip

SPACES: Mapping[str, int] = {
    ",": 1, ":": 1, ";": 1, " ": 1, "\n": 1, "thinspace": 1, "medspace": 1, "thickspace": 1, "space": 1, "enspace": 1,
    "enskip": 1, "quad": 3, "qquad": 6, "!": 0, "negthinspace": 0,
}  # fmt: skip

IGNORED = _words("""
displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag hline allowbreak nobreak
big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm strut relax
centering rm bf it mathstrut /
""")

_ROLES: tuple[tuple[Kind, Mapping[str, str]], ...] = (
    ("ord", GREEK), ("ord", ORDINARY), ("bin", BINARY), ("rel", RELATION), ("op", LARGE), ("op", INTEGRAL),
    ("func", {name: name for name in FUNCTIONS}), ("func", LIMIT_FUNCTIONS),
)  # fmt: skip
SYMBOLS: Mapping[str, tuple[str, Kind]] = {name: (text, kind) for kind, table in _ROLES for name, text in table.items()}
WITH_LIMITS = frozenset(LARGE) | frozenset(LIMIT_FUNCTIONS)

CHARACTERS: Mapping[str, tuple[str, Kind]] = {
    "+": ("+", "bin"), "-": ("−", "bin"), "−": ("−", "bin"), "*": ("∗", "bin"), "=": ("=", "rel"), "<": ("<", "rel"),
    ">": (">", "rel"), ":": (":", "rel"), ",": (",", "punct"), ";": (";", "punct"), "(": ("(", "open"),
    "[": ("[", "open"), ")": (")", "close"), "]": ("]", "close"), "|": ("|", "bar"),
    "/": ("/", "tight"), "!": ("!", "tight"),
    **{text: (text, kind) for kind, table in _ROLES[2:6] for text in table.values()},
    "…": ("…", "ord"), "∣": ("∣", "rel"), "‖": ("‖", "bar"), "⊤": ("⊤", "ord"), "△": ("△", "ord"), "⋆": ("⋆", "ord"),
    "†": ("†", "ord"), "‡": ("‡", "ord"),
}  # fmt: skip
