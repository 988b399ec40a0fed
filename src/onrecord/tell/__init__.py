"""Telling: what is on record, as a roundup, as tables, and as one article marked up; nothing here judges anything."""
