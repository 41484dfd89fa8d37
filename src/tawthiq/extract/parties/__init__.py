"""Types that participants decide: fighters flee (withdrawal), residents flee (displacement)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.parties import movements, takings
from tawthiq.extract.parties.instead import INSTEAD
from tawthiq.extract.parties.who import Lists, Rule

__all__ = ["Parties"]

_RULES: Final[dict[str, Rule]] = {**movements.RULES, **takings.RULES}


class Parties:
    """Chooses between the types of a word by who or what stands beside it.

    Built from the lists under ``parties`` in ``grammar.yaml``: those that are named as a
    rule is hold the words that it decides.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._lists = Lists(words)
        self._of = {
            entry: rule
            for role, rule in _RULES.items()
            for entry in self._lists.words[role]
        }
        self._instead = {
            entry: rule
            for role, rule in INSTEAD.items()
            for entry in self._lists.words[role]
        }

    def refine(self, draft: Draft, chunks: Sequence[Chunk], k: int, entry: str) -> str:
        """The type that the participants make of the draft at chunk k.

        Empty where they tell no event; ``entry`` is the folded codebook word.
        """
        rule = self._of.get(entry)
        return rule(self._lists, draft, chunks, k) if rule is not None else draft.type

    def instead(
        self, draft: Draft, chunks: Sequence[Chunk], k: int, entry: str
    ) -> Sequence[str]:
        """The types that the word at chunk k may tell where it does not tell the draft's."""
        rule = self._instead.get(entry)
        return rule(self._lists, draft, chunks, k) if rule is not None else ()
