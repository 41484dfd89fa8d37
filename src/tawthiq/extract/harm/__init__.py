"""Harm and losses: who was killed, hurt, taken; what was destroyed; by which words.

``items`` are values, ``people`` reads lists, ``verbs`` and ``nouns`` read words of harm,
``find`` a sentence; ``hosts`` and ``assign`` give what is found to events; ``targets``
and ``losses`` tell what an event's own word does.
"""

from tawthiq.extract.harm.affected import weigh
from tawthiq.extract.harm.find import find
from tawthiq.extract.harm.members import follow
from tawthiq.extract.harm.targets import of_targets, settle

__all__ = ["find", "follow", "of_targets", "settle", "weigh"]
