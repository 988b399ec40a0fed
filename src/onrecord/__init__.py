"""On Record: who said what, to whom, where and when, on whose authority, down to the characters of the source."""
