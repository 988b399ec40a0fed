"""Handing over: a record in the formats that other people's tools read; nothing here judges or joins anything.

`exports.EXPORTS` is the table of formats, one row and one function each; `exports.write_export` writes a file whole or
not at all; `jsonl.read_jsonl` and `dna.read_dna` read back. Field maps: docs/exports.md.
"""
