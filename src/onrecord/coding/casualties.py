"""How many were harmed or held, and who counted: "killing 12 people", "30 were wounded", "the toll rose to 41".

A count's words say what was counted ("12 people were killed"), so that dead and wounded stay two counts.
"""

from functools import cache

from onrecord.coding.context import Context
from onrecord.coding.counts import Amount, count_of, is_people, quantity_at
from onrecord.lang import word_list
from onrecord.schema import Count

BE = frozenset("was were been being be are is have has had got".split())
REACH = 5  # words between a number and what befell: "12 people, among them two children, were killed" has a comma
BETWEEN = frozenset("of them others more other also their its the and".split())
TOLL = 6  # words behind "toll" in which its number stands


@cache
def harms(language: str) -> frozenset[str]:
    """Words for what befell those who are counted: "killed", "wounding", "arrested"."""
    return frozenset(word_list(language, "harms"))


def casualties(context: Context, first: int, last: int) -> list[Count]:
    """All numbers of people harmed or held among words first..last-1, in order."""
    lower, harmed = context.reading.lower, harms(context.language)
    if not any(word in harmed or word == "toll" for word in lower[first:last]):
        return []
    found: list[Count] = []
    at = first
    while at < last:
        amount = quantity_at(context, at, last)
        if amount is None:
            at += 1
            continue
        whole = _whole(context, amount, first, last)
        if whole is not None:
            found.append(count_of(context, whole))
        at = max(amount.end, at + 1)
    return found


def _whole(context: Context, amount: Amount, first: int, last: int) -> Amount | None:
    """The number with the words that say what was counted; None where it counts nobody harmed."""
    lower, harmed = context.reading.lower, harms(context.language)
    end = _people_end(context, amount.end, last)
    before = amount.first - 1
    if before >= first and lower[before] in harmed and lower[before] not in ("dead", "missing"):
        return amount._replace(first=before, end=end)
    if any(lower[at] == "toll" for at in range(max(first, amount.first - TOLL), amount.first)):
        return amount
    at = end
    while at < last and at - end < 3 and (lower[at] in BE or lower[at] in ("also", "left", "reported", "others")):
        at += 1
    if at < last and lower[at] in harmed and (at > amount.end or lower[at] != "missing"):
        return amount._replace(end=at + 1)
    return None


def _people_end(context: Context, at: int, last: int) -> int:
    """The end of the people counted: behind "12 people", "30 others", "five young men"; `at` where none are named."""
    lower = context.reading.lower
    for word in range(at, min(at + REACH, last)):
        if is_people(context, word) or lower[word].endswith(("s", "men")):  # what is harmed and plural is people
            return word + 1
        if not lower[word][0].isalpha() or lower[word] in BE or lower[word] in harms(context.language):
            break
    return at
