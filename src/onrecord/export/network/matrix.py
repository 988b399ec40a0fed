"""Networks as matrices in CSV, as the Discourse Network Analyzer writes them: semicolons, labels in quotation marks."""

from typing import BinaryIO

from onrecord.export.network.files import write_networks
from onrecord.export.network.network import Network, Node
from onrecord.export.options import Options
from onrecord.export.streams import text_stream
from onrecord.schema import Record
from onrecord.tell.harmless import cell


def write_matrix(record: Record, stream: BinaryIO, options: Options) -> None:
    """Write one matrix; with a window, a zip archive of one for each."""
    write_networks(record, stream, options, ".csv", write_one)


def write_one(network: Network, stream: BinaryIO) -> None:
    """Write a row an actor, a column a concept (or an actor, and then the diagonal is 0)."""
    columns = network.concepts if network.is_two_mode else network.actors
    weights = {(edge.left, edge.right): edge.weight for edge in network.edges}
    if not network.is_two_mode:
        weights |= {(right, left): weight for (left, right), weight in weights.items()}
    with text_stream(stream) as out:
        out.write(";".join(['""', *map(_label, columns)]) + "\n")
        for row in network.actors:
            numbers = (_number(weights.get((row.key, column.key), 0.0)) for column in columns)
            out.write(";".join([_label(row), *numbers]) + "\n")


def _label(node: Node) -> str:
    return '"{}"'.format(cell(node.label).replace('"', "'").replace(";", ",").replace("\n", " "))


def _number(weight: float) -> str:
    return f"{weight:.0f}" if weight == round(weight) else f"{weight:.6f}"
