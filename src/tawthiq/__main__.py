"""``python -m tawthiq`` is the command."""

from tawthiq.cli import main

main(prog_name="tawthiq")
