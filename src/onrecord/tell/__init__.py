"""Telling: what is on record, as a roundup, as tables, and as one article marked up; nothing here judges anything.

`roundup.compose` makes a roundup of a record, `renderers.RENDERERS` shows it; `exports.EXPORTS` hands records over, and
`jsonl.read_jsonl` reads it back; `markup` shows one article; `writing.write_aside` writes files whole or not at all.
"""
