"""Harm and losses: who was killed, hurt, taken; what was destroyed; by which words.

``items`` are values; ``people`` tells who can suffer, ``lists`` reads whom a word speaks of and
``entries`` what befell them.  ``verbs``, ``masdars``, ``nouns``, ``fallen``, ``cases`` and ``tolls``
read words of harm, ``states`` and ``losses`` words of loss, ``find`` a sentence.  ``hosts`` and
``assign`` give what is found to events, ``casualties`` and ``damage`` make claims of the rest;
``targets`` tells what an event's own word does, ``affected`` weighs it all, ``risen`` keeps
the last of two tolls.
"""

from tawthiq.extract.harm.affected import weigh
from tawthiq.extract.harm.find import find
from tawthiq.extract.harm.members import follow
from tawthiq.extract.harm.risen import supersede
from tawthiq.extract.harm.targets import of_targets, settle

__all__ = ["find", "follow", "of_targets", "settle", "supersede", "weigh"]
