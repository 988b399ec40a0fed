"""How the evidence for a statement is told: labels before a sentence, what follows it, and who else carries it.

The three axes of authority, commitment and corroboration stay apart; none is told where it is the plain case (named
and asserted, in one report).
"""

from onrecord.schema import Statement
from onrecord.tell.harmless import brief
from onrecord.tell.lookup import Report
from onrecord.tell.people import possessive
from onrecord.tell.pieces import Piece

AUTHORITY_LABELS = {"unnamed": "Unnamed source", "unattributed": "Not attributed"}
COMMITMENT_LABELS = {
    "hedged": "Hedged",
    "distanced": "At a distance",
    "unconfirmed": "Unconfirmed",
    "denied": "Denied",
    "conditional": "Conditional",
}
ATTITUDE_LABELS = {"thought": "Thought", "intended": "Intended"}
LONGEST_EVIDENCE = 80  # characters of evidence quoted after a sentence


def labels(statement: Statement) -> tuple[str, ...]:
    """What the reader must know before reading on: `("Unconfirmed", "Unnamed source")`."""
    commitment = statement.commitment.value if statement.commitment else ""
    authority = statement.authority.value if statement.authority else ""
    named = (
        COMMITMENT_LABELS.get(commitment),
        AUTHORITY_LABELS.get(authority),
        ATTITUDE_LABELS.get(statement.attitude),
    )
    return tuple(label for label in named if label)


def attribution_to_outlet(report: Report, direct: bool) -> str:
    """`, Outlet reported`: who answers for the wording. A plain quotation has its citation for that."""
    outlet = report.outlet
    if report.statement.commitment and report.statement.commitment.value == "unconfirmed":
        return (
            f" — reported without confirmation by {outlet}" if direct else f", {outlet} reported without confirmation"
        )
    return "" if direct else f", {outlet} reported"


def grounds(report: Report, told: str) -> tuple[Piece, ...]:
    """The outlet's words that make it hedged, distanced ..., unless `told` has them: ` (The Star’s words: claimed)`."""
    commitment = report.statement.commitment
    if commitment is None or commitment.value not in COMMITMENT_LABELS or not commitment.evidence:
        return ()
    words = brief(report.article.read(*commitment.evidence))
    if not words or len(words) > LONGEST_EVIDENCE or words.casefold() in told.casefold():
        return ()
    outlet = possessive(report.outlet)
    return (Piece("own", f" ({outlet} words: "), Piece("reported", words), Piece("own", ")"))


def relayed(report: Report, speaker: str) -> str:
    """` (via Tavra TV, then an agency)`: through whom it came, nearest to the speaker first."""
    names = [name for each in report.statement.relay if (name := brief(each.value)) not in ("", speaker)]
    return f" (via {', then '.join(names)})" if names else ""


def independent_reports(count: int, reports: int) -> str:
    """`2 independent reports`; copies and retellings of one report are said to be that."""
    return f"{count} independent reports" if count > 1 else "all rest on one report" if reports > 1 else ""
