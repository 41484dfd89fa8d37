"""How articles tell an event by several mouths, with what came before and after it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from posted import claims, harm_of, of_type, one
from tawthiq import Reader, Report
from tawthiq.extract.chunking.chunks import Chunk
from tawthiq.extract.events.drafts import Draft
from tawthiq.extract.judging.judge import Grammar


class _Blind(Grammar):
    """A judge that takes all for what was hit."""

    def role(self, draft: Draft, chunk: Chunk, features: Sequence[str]) -> str:  # noqa: ARG002
        return "target"


@pytest.mark.parametrize(
    "text", ["أعلن التحالف تعرض السعودية لـ 16 هجوما", "قالت الحكومة السورية إنها قصفت"]
)
def test_an_act_that_ends_its_sentence_is_read_by_any_judge(text: str) -> None:
    read = Reader(judge=_Blind()).read(Report.of(text, published="2022-03-26"))

    assert read.claims
