"""The learned reader: one pass of one small encoder over the text, with light heads on top.

`read(texts)` gives for each text who is said to say, think or intend what, with spans in code points of that very text;
on request also mentions with types and antecedents. Runs offline on ONNX Runtime; the weights and their model card
lie in `weights/`. The model is loaded at the first call, not at import.
"""

from onrecord.reader.found import with_found
from onrecord.reader.read import Reader, default_reader, read
from onrecord.reader.reading import MENTION_TYPES, MentionType, ModelReading, ReadMention, Scores

__all__ = [
    "MENTION_TYPES",
    "MentionType",
    "ModelReading",
    "ReadMention",
    "Reader",
    "Scores",
    "default_reader",
    "read",
    "with_found",
]
