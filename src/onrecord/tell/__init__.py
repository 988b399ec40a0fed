"""Telling: what is on record, as a roundup, and as one article marked up; nothing here judges anything.

`roundup.compose` makes a roundup of a record, `renderers.RENDERERS` shows it; `markup` shows one article, `overview` a
record; `writing.write_aside` writes files whole or not at all.
"""
