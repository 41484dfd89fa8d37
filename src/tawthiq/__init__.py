"""tawthiq: Arabic reports of armed conflict into sourced, dated, located claims."""

from tawthiq.extract import Reader
from tawthiq.model import Claim, Reading, Report

__version__ = "0.1.0"
__all__ = ["Claim", "Reader", "Reading", "Report", "__version__"]
