"""Networks as GEXF 1.2, ties with the days of the uses behind them."""

from typing import Any, BinaryIO

from lxml import etree

from onrecord.export.network.files import write_networks
from onrecord.export.network.network import Edge, Network, Node
from onrecord.export.options import Options
from onrecord.export.xml_text import legal
from onrecord.schema import Record

NAMESPACE = "http://www.gexf.net/1.2draft"
NODE = {"kind": "string", "variable": "string", "frequency": "integer"}
EDGE = {"ties": "string", "via": "string"}


def write_gexf(record: Record, stream: BinaryIO, options: Options) -> None:
    """Write one GEXF document; with a window, a zip archive of one for each."""
    write_networks(record, stream, options, ".gexf", write_one)


def write_one(network: Network, stream: BinaryIO) -> None:
    """Write one network, dynamic where days are known."""
    with etree.xmlfile(stream, encoding="utf-8") as out:
        out.write_declaration()
        with out.element("gexf", {"version": "1.2"}, nsmap={None: NAMESPACE}):
            dated = any(edge.first for edge in network.edges)
            time = {"mode": "dynamic", "timeformat": "date"} if dated else {"mode": "static"}
            with out.element("graph", {"defaultedgetype": "undirected", **time}):
                for of, columns in (("node", NODE), ("edge", EDGE)):
                    with out.element("attributes", {"class": of}):
                        for name, type_ in columns.items():
                            out.write(etree.Element("attribute", id=name, title=name, type=type_))
                ids: dict[tuple[bool, str], str] = {}
                with out.element("nodes"):
                    for is_concept, nodes in ((False, network.actors), (True, network.concepts)):
                        for node in nodes:
                            ids[is_concept, node.key] = name = f"n{len(ids)}"
                            out.write(_node(name, node, is_concept))
                with out.element("edges"):
                    for number, edge in enumerate(network.edges):
                        ends = (ids[False, edge.left], ids[network.is_two_mode, edge.right])
                        out.write(_edge(f"e{number}", ends, edge, network.options.ties))


def _node(name: str, node: Node, is_concept: bool) -> Any:
    made = etree.Element("node", id=name, label=legal(node.label))
    variable = "concept" if is_concept else "actor"
    _values(made, {"kind": node.kind, "variable": variable, "frequency": str(node.frequency)})
    return made


def _edge(name: str, ends: tuple[str, str], edge: Edge, ties: str) -> Any:
    days = {"start": edge.first.isoformat(), "end": edge.last.isoformat()} if edge.first and edge.last else {}
    made = etree.Element("edge", id=name, source=ends[0], target=ends[1], weight=repr(edge.weight), **days)
    _values(made, {"ties": ties, "via": "; ".join(edge.via)})
    return made


def _values(of: Any, values: dict[str, str]) -> None:
    inside = etree.SubElement(of, "attvalues")
    for name, value in values.items():
        etree.SubElement(inside, "attvalue", {"for": name, "value": legal(value)})
