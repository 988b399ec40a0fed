"""Known actors: a registry that users keep, of who bears which names and held which office when.

Reads and writes it, and answers who can be meant. Does not read articles and knows of no record.
"""

from onrecord.registry.known import KnownActor, KnownRole
from onrecord.registry.registry import Registry

__all__ = ["KnownActor", "KnownRole", "Registry"]
