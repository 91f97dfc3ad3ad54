"""The ruler: spaCy's attribute ruler with a memory, for its matching takes a sixth of the whole parse.

A rule on one word asks for its tag, its label and its lower-case form only; what such rules gave a word once, the
next word of the same three gets. Rules on more words follow, as they do in spaCy's English models, so that words come
out as from its own component (a test compares them).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

_NAME = "sayso_ruler"
_PLAIN = "attribute_ruler"
_ASKED: list[int | str] = ["TAG", "DEP", "LOWER"]
_GIVEN: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA"]


class Ruler:
    """What `ruler` gives to the words of a doc, remembered by tag, label and form."""

    def __init__(self, ruler: AttributeRuler) -> None:
        rules: list[Any] = list(ruler.patterns)
        alone = [r for r in rules if _on_one_word(r)]
        self._alone = _of(ruler, alone)
        self._rest = _of(ruler, [r for r in rules if not _on_one_word(r)])
        strings = ruler.vocab.strings
        forms = (word["LOWER"] for r in alone for (word,) in r["patterns"] if "LOWER" in word)
        named = {f for form in forms for f in ([form] if isinstance(form, str) else form["IN"])}
        self._forms = np.array(sorted(strings.add(f) for f in named), dtype="uint64")
        self._seen: dict[tuple[int, ...], list[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The doc with what the rules give to its words."""
        asked: Any = doc.to_array(_ASKED)
        asked[~np.isin(asked[:, 2], self._forms), 2] = 0
        keys = [tuple(row) for row in asked.tolist()]
        unseen = {k: i for i, k in enumerate(keys) if k not in self._seen}
        if unseen:
            words = [doc[i] for i in unseen.values()]
            alone = Doc(doc.vocab, [w.text for w in words], tags=[w.tag_ for w in words], deps=[w.dep_ for w in words])
            given: Any = self._alone(alone).to_array(_GIVEN)
            self._seen.update(zip(unseen, given.tolist(), strict=True))
        remembered: Any = np.array([self._seen[k] for k in keys], dtype="uint64")
        doc.from_array(_GIVEN, remembered)
        return self._rest(doc)


def remembering(nlp: Language) -> None:
    """Puts the ruler in the place of the pipeline's own, when that has rules which can be remembered."""
    if _PLAIN in nlp.pipe_names:
        nlp.add_pipe(_NAME, after=_PLAIN)
        nlp.disable_pipe(_PLAIN)


@Language.factory(_NAME)
def _made(nlp: Language, name: str) -> Ruler:  # noqa: ARG001 - spaCy hands it over by keyword
    plain = nlp.get_pipe(_PLAIN)
    assert isinstance(plain, AttributeRuler)
    return Ruler(plain)


def _of(ruler: AttributeRuler, rules: list[Any]) -> AttributeRuler:
    part = AttributeRuler(ruler.vocab, ruler.name)
    part.add_patterns(rules)
    return part


def _on_one_word(rule: Any) -> bool:
    """Whether all that the rule asks for is the tag, the label and the exact form of one word."""
    asks = all(len(words) == 1 and _remembered(words[0]) for words in rule["patterns"])
    return asks and rule["attrs"].keys() <= set(_GIVEN)


def _remembered(word: dict[str, Any]) -> bool:
    form = word.get("LOWER", "")
    exact = isinstance(form, str) or set(form) == {"IN"}
    return word.keys() <= set(_ASKED) and exact
