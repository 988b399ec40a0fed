"""Rules and reader together: of what either found, the likelier where they disagree, with a score that holds for both.

Layout (labels, letterheads, signatures, turns of those who only ask) is the rules' certain ground. Everywhere else an
attribution is as likely right as what its finder was sure of, and what the other makes of the same words, let it be.
The weights are fitted by `train/arbiter.py`; they lie with the model's, whose outputs they judge.
"""

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.attribute.assembly import WHOLE_TEXTS, is_deed, parents_of, position
from onrecord.attribute.bounds import Bounds
from onrecord.attribute.candidates import SAME, Candidate, neighbours, same_words, side_by_side
from onrecord.attribute.nested import is_surely_told
from onrecord.reader.calibrate import FEATURES, Arbiter, features, log_odds, probability
from onrecord.reader.reading import ModelReading, Shares
from onrecord.schema import Attribution, Found
from onrecord.text import Reading

RULE_FEATURES = ("one", "share right", "content", "cue", "source", "disputed", "rival")
READER_FEATURES = (*FEATURES, "agreed", "share right", "attitude")


def together(
    reading: Reading, found: Found, rules: Sequence[Attribution], model: ModelReading, arbiter: Arbiter
) -> tuple[Attribution, ...]:
    """The attributions that stand, in order of their first character, parents among them.

    `rule` says who found one: the rule, the model, or "rule + model" where they agree; then cue, lemma and
    attitude are the rule's, content, source and form the model's within bounds that both accept.
    """
    shares = model.shares or Shares.none()
    ours, theirs = side_by_side(reading, rules, model)
    kept = _Kept(Bounds(reading, found))
    for each in ours:
        if each.standing == "layout":
            kept.put(each, max(own.attribution.score for own in (each, each.ally) if own))
    judged = [(judge(each, shares, arbiter), each) for each in (*theirs, *ours) if each.standing == "open"]
    for score, each in sorted(judged, key=_likeliest_first):
        is_spoken_for = each.scores is None and each.ally is not None and each.ally.standing == "open"
        if score >= arbiter.least and not is_spoken_for and kept.has_room(each):
            kept.put(each, score)
    for each in ours:
        if each.standing == "turn":
            kept.put(each, each.attribution.score)
    inside = [(each.attribution.score, each) for each in ours if each.standing == "inside"]
    for score, each in sorted(inside, key=_likeliest_first):
        if kept.has_room(each) and kept.holds(each):
            kept.put(each, score)
    return _in_order(reading.text, kept.attributions)


def judge(candidate: Candidate, shares: Shares, arbiter: Arbiter) -> float:
    """The probability that an open candidate is right."""
    weights = arbiter.rules if candidate.scores is None else arbiter.reader
    return probability(weights, evidence(candidate, shares))


def evidence(candidate: Candidate, shares: Shares) -> list[float]:
    """The values of RULE_FEATURES or READER_FEATURES for a candidate; probabilities as log-odds.

    For a rule's candidate `content`, `cue` and `source` are what the model's tags make of its words; `rival` is how
    likely the model takes its own, other attribution of the same words to be.
    """
    own, ally, rival = candidate.attribution, candidate.ally, candidate.rival
    if candidate.scores is None:
        return [
            1.0,
            log_odds(own.score),
            *(_tagged(shares, own, role) for role in ("content", "cue", "source")),
            float(rival is not None),
            log_odds(rival.attribution.score) if rival else 0.0,
        ]
    return [
        *features(candidate.scores, own),
        float(ally is not None),
        log_odds(ally.attribution.score) if ally else 0.0,
        float(own.attitude in ("thought", "intended")),
    ]


def _tagged(shares: Shares, attribution: Attribution, role: str) -> float:
    spans = getattr(attribution, role)
    return log_odds(shares.mean(spans, role)) if spans else 0.0


def _likeliest_first(judged: tuple[float, Candidate]) -> tuple[float, int, bool]:
    score, candidate = judged
    return -score, candidate.attribution.content[0].start, candidate.scores is None


class _Kept:
    """The attributions that stand so far."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self.attributions: list[Attribution] = []
        self._at_word: dict[int, list[Candidate]] = defaultdict(list)

    def put(self, candidate: Candidate, score: float) -> None:
        """Let a candidate stand, with this score."""
        for word in candidate.content | candidate.cue:
            self._at_word[word].append(candidate)
        own = replace(candidate.attribution, score=score, parent=None)
        if candidate.scores is not None:
            own = self._tidied(own, candidate.ally.attribution if candidate.ally else None)
        self.attributions.append(own)

    def _tidied(self, own: Attribution, ruled: Attribution | None) -> Attribution:
        """What the reader found, with what the rules know better about the same."""
        cue = (ruled.cue if ruled else ()) or own.cue  # the verb alone, without "on Thursday"
        source, content = self._bounds.source(own, ruled), self._bounds.content(own, ruled)
        own = replace(own, source=source, content=content, cue=cue)
        if ruled is None:
            return own
        return replace(own, rule=f"{ruled.rule} + {own.rule}", lemma=ruled.lemma, attitude=ruled.attitude)

    def has_room(self, candidate: Candidate) -> bool:
        """Whether nothing that stands speaks of the same words, has the same cue, or ends inside the candidate."""
        return not any(_collide(candidate, other) for other in neighbours(candidate, self._at_word))

    def holds(self, candidate: Candidate) -> bool:
        """Whether the candidate lies within the content of something that stands."""
        return any(candidate.content <= other.content for other in neighbours(candidate, self._at_word))


def _collide(a: Candidate, b: Candidate) -> bool:
    if a.standing == "inside" and _stands_in(a, b):
        return False
    if not a.cue.isdisjoint(b.cue) or same_words(a.content, b.content) >= SAME:
        return True
    return not (a.content.isdisjoint(b.content) or a.content <= b.content or b.content <= a.content)


def _stands_in(inner: Candidate, outer: Candidate) -> bool:
    """Whether a statement with its cue is part of what another reports, however much of that it is."""
    return bool(inner.cue) and inner.cue <= outer.content and inner.content <= outer.content


def _in_order(text: str, attributions: list[Attribution]) -> tuple[Attribution, ...]:
    """In order of the text, with parents; what only turned out to be inside another must be sure there as well."""
    ordered = sorted(attributions, key=position)
    parents = parents_of(ordered)
    outers = [ordered[parent] if parent is not None else None for parent in parents]
    stand = [each for each, outer in zip(ordered, outers, strict=True) if _may_stand(text, each, outer)]
    return tuple(replace(each, parent=parent) for each, parent in zip(stand, parents_of(stand), strict=True))


def _may_stand(text: str, attribution: Attribution, outer: Attribution | None) -> bool:
    if outer is None or outer.rule.startswith(WHOLE_TEXTS) or not is_deed(attribution):
        return True
    return is_surely_told(text, attribution, outer)
