"""Libraries that only some formats need, loaded when a format is asked for."""

from importlib import import_module
from typing import Any

from onrecord.errors import OnRecordError

EXTRAS = {"pyarrow": "arrow", "pandas": "pandas", "polars": "polars", "spacy": "spacy"}


def need(module: str) -> Any:
    """The module, or an OnRecordError that names the extra to install."""
    library = module.partition(".")[0]
    try:
        return import_module(module)
    except ImportError as error:
        if error.name != library:
            raise
        extra = f"pip install 'onrecord[{EXTRAS[library]}]'"
        raise OnRecordError(f"this needs {library}, which is not installed: {extra}") from None
