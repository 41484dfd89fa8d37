"""Reports into claims."""

from tawthiq.extract.reader import Reader, Stages

__all__ = ["Reader", "Stages"]
