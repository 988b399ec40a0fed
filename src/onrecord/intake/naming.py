"""What an input is called: `path` in messages, as the user finds it; `label` in the record, the same on any machine."""

from typing import NamedTuple


class Name(NamedTuple):
    """`path` as the user named it, `label` without the folders above what the user named.

    >>> Name("/data/news.zip", "news.zip").member("may/a.txt")
    Name(path='/data/news.zip!may/a.txt', label='news.zip!may/a.txt')
    """

    path: str
    label: str

    def member(self, name: str) -> "Name":
        """The name of something inside an archive."""
        return Name(f"{self.path}!{name}", f"{self.label}!{name}")
