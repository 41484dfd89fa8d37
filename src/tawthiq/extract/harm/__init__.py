"""Harm and losses: who was killed, hurt, taken; what was destroyed; by which words."""

from tawthiq.extract.harm.find import find
from tawthiq.extract.harm.items import HarmAt, LossAt, group_of
from tawthiq.extract.harm.losses import losses
from tawthiq.extract.harm.targets import of_targets, settle

__all__ = ["HarmAt", "LossAt", "find", "group_of", "losses", "of_targets", "settle"]
