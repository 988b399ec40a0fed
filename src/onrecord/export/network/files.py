"""One network into one file; those of several windows into an archive."""

import io
from collections.abc import Callable
from typing import BinaryIO

from onrecord.export.network.network import Network, networks_of
from onrecord.export.options import Options
from onrecord.export.streams import file_name, zip_stream
from onrecord.schema import Record


def write_networks(
    record: Record, stream: BinaryIO, options: Options, suffix: str, write_one: Callable[[Network, BinaryIO], None]
) -> None:
    """Write the one network; with a window an archive of `00001-2026-03-03.graphml` and so on, by their first days."""
    made = networks_of(record, options)
    if options.window is None:
        write_one(next(made), stream)
        return
    with zip_stream(stream) as folder:
        for number, network in enumerate(made, 1):
            content = io.BytesIO()
            write_one(network, content)
            folder.add(file_name(number, str(network.start), suffix), content.getvalue())
