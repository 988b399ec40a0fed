"""Networks as GraphML."""

from typing import Any, BinaryIO

from lxml import etree

from onrecord.export.network.files import write_networks
from onrecord.export.network.network import Network
from onrecord.export.options import Options
from onrecord.export.xml_text import legal
from onrecord.schema import Record

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
KEYS: dict[str, dict[str, str]] = {
    "graph": {
        "ties": "string", "normalization": "string", "concept": "string", "uses": "int",
        "start": "string", "end": "string",
    },
    "node": {"label": "string", "kind": "string", "variable": "string", "frequency": "int"},
    "edge": {"weight": "double", "via": "string", "first": "string", "last": "string"},
}  # fmt: skip


def write_graphml(record: Record, stream: BinaryIO, options: Options) -> None:
    """Write one GraphML document; with a window, a zip archive of one for each."""
    write_networks(record, stream, options, ".graphml", write_one)


def write_one(network: Network, stream: BinaryIO) -> None:
    """Write one network."""
    with etree.xmlfile(stream, encoding="utf-8") as out:
        out.write_declaration()
        with out.element("graphml", nsmap={None: NAMESPACE}):
            for of, keys in KEYS.items():
                for name, type_ in keys.items():
                    key = {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": type_}
                    out.write(etree.Element("key", key))
            with out.element("graph", {"id": "onrecord", "edgedefault": "undirected"}):
                chosen = network.options
                _data(out, "graph", ties=chosen.ties, normalization=chosen.normalization, concept=chosen.concept,
                      uses=network.uses, start=network.start, end=network.end)  # fmt: skip
                ids: dict[tuple[bool, str], str] = {}
                for is_concept, nodes in ((False, network.actors), (True, network.concepts)):
                    for node in nodes:
                        ids[is_concept, node.key] = name = f"n{len(ids)}"
                        with out.element("node", {"id": name}):
                            _data(out, "node", label=node.label, kind=node.kind,
                                  variable="concept" if is_concept else "actor", frequency=node.frequency)  # fmt: skip
                for edge in network.edges:
                    ends = {"source": ids[False, edge.left], "target": ids[network.is_two_mode, edge.right]}
                    with out.element("edge", ends):
                        via = "; ".join(edge.via)
                        _data(out, "edge", weight=repr(edge.weight), via=via, first=edge.first, last=edge.last)


def _data(out: Any, of: str, **values: object) -> None:
    for name, value in values.items():
        if value is not None:
            with out.element("data", {"key": f"{of}-{name}"}):
                out.write(legal(str(value)))
