"""Statement by statement, is the named speaker the right one? With the gold's attributions given, and end to end.

A statement has a named speaker where the annotator wrote a name (it begins with a capital) and did not say that the
source is unnamed, a crowd or a document. Of those, `right` came out with that name, `unsure` with none: candidates, a
description, nobody. `wrong` is the worst error and is counted over every judged statement: another name, or a name
where the text gives none.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import UNSET

from onrecord.evaluate.fields import outcome
from onrecord.evaluate.gold import GoldArticle, GoldAttribution
from onrecord.find import find
from onrecord.resolve import resolve
from onrecord.schema import Article, Attribution, Cast, Form
from onrecord.text import read_text

NAMELESS = ("unnamed", "crowd", "document", "tradition", "unattributed")
RESULTS = ("right", "wrong", "unsure", "not found")


def given(article: Article, gold: GoldArticle) -> list[GoldAttribution]:
    """What `resolve` makes of the gold's own attributions: for each of them, in their order, who speaks."""
    reading = read_text(article)
    cast = resolve(reading, find(reading), attributions_of(gold))
    return [_with_speaker(attribution, cast, index) for index, attribution in enumerate(gold.attributions)]


def tally_speakers(pairs: Iterable[tuple[GoldAttribution, GoldAttribution | None]]) -> Counter[str]:
    """Counts of `RESULTS`, of `named` and of `judged` statements; a pair without a second part was not found."""
    counts: Counter[str] = Counter()
    for gold, found in pairs:
        if gold.speaker is UNSET:
            continue
        counts["judged"] += 1
        counts["named"] += has_name(gold)
        result = speaker_result(gold, found)
        counts[result] += result != "absent"
    return counts


def speaker_result(gold: GoldAttribution, found: GoldAttribution | None) -> str:
    """One of `RESULTS`, or "absent" where the gold has no name and none was found."""
    if found is None:
        return "not found" if has_name(gold) else "absent"
    agrees = outcome("speaker", gold, found) == "right"
    if has_name(gold):
        return "right" if agrees else "wrong" if _is_name(found.speaker) else "unsure"
    return "wrong" if _is_name(found.speaker) and not agrees else "absent"


def has_name(gold: GoldAttribution) -> bool:
    """Whether the annotator gave a statement a speaker with a name."""
    return _is_name(gold.speaker) and gold.authority not in NAMELESS


def speaker_figures(counts: Counter[str]) -> dict[str, Any]:
    """The counts, and shares: of right ones among named statements, of wrong names among all judged statements."""
    return {
        **{name: counts[name] for name in ("named", "judged", *RESULTS)},
        "right_share": round(counts["right"] / counts["named"], 4) if counts["named"] else None,
        "wrong_share": round(counts["wrong"] / counts["judged"], 4) if counts["judged"] else None,
    }


def _is_name(speaker: object) -> bool:
    return isinstance(speaker, str) and speaker[:1].isupper()


def attributions_of(gold: GoldArticle) -> tuple[Attribution, ...]:
    """The gold's own attributions in the shape that `resolve` and `coding` take."""
    made = []
    for index, one in enumerate(gold.attributions):
        form: Form = "indirect"
        rule = "given" if one.source else "given, goes on"
        if one.source and not one.cue and gold.text[one.source[-1].end :].lstrip(" )")[:1] == ":":
            rule = "label"
        made.append(
            Attribution(one.content, one.cue, one.source, form, rule, 1.0, parent=_parent(gold.attributions, index))
        )
    return tuple(made)


def _parent(attributions: Sequence[GoldAttribution], index: int) -> int | None:
    """The innermost attribution in whose content all of this one's words stand."""
    own = attributions[index]
    words = (*own.source, *own.cue, *own.content)
    around = [
        at
        for at, other in enumerate(attributions)
        if at != index and all(any(c.start <= s.start and s.end <= c.end for c in other.content) for s in words)
    ]
    return min(around, key=lambda at: sum(s.end - s.start for s in attributions[at].content), default=None)


def _with_speaker(gold: GoldAttribution, cast: Cast, index: int) -> GoldAttribution:
    found = cast.speakers[index]
    speaker = None if found is None or found.value.candidates else found.value.name
    return GoldAttribution(source=gold.source, cue=gold.cue, content=gold.content, speaker=speaker)
