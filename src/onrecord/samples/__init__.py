"""The bundled event: the lockout at the port of Gdynia, told by eight outlets in eight layouts.

Places are real; people, parties, companies, unions and outlets are made up, and none of it happened. Two of the eight
are near-copies: an agency's wire and the newspaper that printed it with light edits. Gold: `gold/samples/`.
"""

from importlib.resources import files
from pathlib import Path

EVENT = "gdynia"
TITLE = "The lockout at the port of Gdynia"


def paths() -> list[Path]:
    """The bundled files, in the order of their names."""
    folder = Path(str(files(__package__).joinpath(EVENT)))
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
