"""Who speaks of what, as networks: actors joined by the concepts they share, or actors and concepts together.

The arithmetic is that of the Discourse Network Analyzer, as its exporter does it; docs/exports.md has the formulas.
"""

from onrecord.export.network.network import Network, networks, networks_of
from onrecord.export.network.uses import Use, dna_uses, uses

__all__ = ["Network", "Use", "dna_uses", "networks", "networks_of", "uses"]
