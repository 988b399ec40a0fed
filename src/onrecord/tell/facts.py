"""Findings as short lines: of a statement who, how, where, when, on what evidence and why; of an event, of a remark."""

from typing import Any

from onrecord.schema import Article, Event, Finding, Remark, Stance
from onrecord.tell.circumstances import day_phrase, place_phrase
from onrecord.tell.harmless import brief
from onrecord.tell.lookup import Report
from onrecord.tell.people import People


def speaker_line(report: Report, people: People) -> str:
    """`Mina Holt, mayor of Tavra`, or what the article calls the speaker, or that it does not say."""
    speaker = people.speaker(report)
    name = speaker.name or "speaker not given"
    if speaker.standing == "either":
        name = f"either {name}"
    if speaker.standing == "unknown" and speaker.name:
        name = f"not identified ({name})"
    return f"{name}, {speaker.position}" if speaker.position else name


def fact_line(report: Report) -> str:
    """`direct; in a speech; in Tavra; on Friday, 3 January 2020; named, asserted`: what is known, and no more."""
    statement = report.statement
    evidence = [each.value for each in (statement.authority, statement.commitment) if each]
    facts = [
        statement.form,
        statement.attitude if statement.attitude != "said" else "",
        brief(statement.medium.value) if statement.medium else "",
        place_phrase(statement.place.value) if statement.place else "",
        (day_phrase(statement.said_on.value) or statement.said_on.value.expression) if statement.said_on else "",
        ", ".join(evidence),
        f"speaker {statement.speaker_commitment.value}" if statement.speaker_commitment else "",
        f"to {brief(statement.addressee.value.name)}" if statement.addressee else "",
        f"about {', '.join(brief(each.value.name) for each in statement.targets)}" if statement.targets else "",
        *(_stance(each.value) for each in statement.stances if each.value.value != "neutral"),
        f"acts: {', '.join(brief(each.value) for each in statement.acts)}" if statement.acts else "",
        f"via {', '.join(brief(each.value) for each in statement.relay)}" if statement.relay else "",
    ]
    return "; ".join(fact for fact in facts if fact)


def reason_line(report: Report) -> str:
    """`because quote-cue (0.95); speaker: surname (0.90, “Holt”); place: venue (0.80, “Tavra”)`."""
    statement = report.statement
    named = {
        "speaker": statement.speaker,
        "for": statement.on_behalf_of,
        "to": statement.addressee,
        "place": statement.place,
        "day": statement.said_on,
        "medium": statement.medium,
        "authority": statement.authority,
        "commitment": statement.commitment,
        "speaker’s commitment": statement.speaker_commitment,
    }
    article = report.article
    reasons = [f"{name}: {_reason(article, found)}" for name, found in named.items() if found is not None]
    reasons += [f"via: {_reason(article, found)}" for found in statement.relay]
    reasons += [f"about: {_reason(article, found)}" for found in statement.targets]
    reasons += [f"{_stance(found.value)}: {_reason(article, found)}" for found in statement.stances]
    reasons += [f"{brief(found.by, 160)} ({found.score:.2f})" for found in statement.acts]
    return "; ".join([f"because {brief(statement.by)} ({statement.score:.2f})", *reasons])


def event_lines(article: Article, event: Event) -> tuple[str, str, str]:
    """Kind, facts and reasons of an event: `PROTEST`, `happened; in Riga`, `because deed words (0.80, “marched”)`."""
    facts = [
        brief(event.status.value) if event.status else "",
        place_phrase(event.place.value) if event.place else "",
        (day_phrase(event.date.value) or brief(event.date.value.expression)) if event.date else "",
        f"by {', '.join(brief(each.value.name) for each in event.actors)}" if event.actors else "",
        f"to {', '.join(brief(each.value.name) for each in event.targets)}" if event.targets else "",
        f"count: {', '.join(brief(each.text) for each in event.counts)}" if event.counts else "",
    ]
    named: list[tuple[str, Finding[Any] | None]] = [
        ("status", event.status),
        ("place", event.place),
        ("day", event.date),
        ("reported by", event.reported_by),
    ]
    named += [("by", each) for each in event.actors] + [("to", each) for each in event.targets]
    words = brief(article.read(*event.evidence[:1]), 60)
    because = f"because {brief(event.by)} ({event.score:.2f}, “{words}”)"
    reasons = [f"{name}: {_reason(article, found)}" for name, found in named if found is not None]
    return brief(event.kind), "; ".join(fact for fact in facts if fact), "; ".join([because, *reasons])


def remark_lines(article: Article, remark: Remark) -> tuple[str, str, str]:
    """Kind, words and reason of a remark: `speculation`, `“it seems that”`, `because speculation phrase (0.80)`."""
    words = brief(article.read(remark.span), 60)
    return remark.kind, f"“{words}”", f"because {brief(remark.by, 160)} ({remark.score:.2f})"


def _stance(stance: Stance) -> str:
    """`speaker negative toward Mina Holt`."""
    return f"{stance.holder} {stance.value} toward {brief(stance.toward.name)}"


def _reason(article: Article, found: Finding[Any]) -> str:
    words = brief(article.read(*found.evidence), 40)
    shown = f", “{words}”" if words else ""
    return f"{brief(found.by)} ({found.score:.2f}{shown})"
