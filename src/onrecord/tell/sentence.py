"""One utterance as sentences: who, with what position; that they said it, where, when; the words; on what it rests."""

from onrecord.schema import Statement
from onrecord.tell.circumstances import circumstances
from onrecord.tell.citing import Citer
from onrecord.tell.evidence import attribution_to_outlet, grounds, independent_reports, labels, relayed
from onrecord.tell.lookup import Lookup, Report, outlet_name
from onrecord.tell.people import People, Speaker, possessive
from onrecord.tell.pieces import Piece, Sentence
from onrecord.tell.wording import Words, quoted_words, reported_words, speaking_verb

ENDS = (".", "!", "?", "…", "[…]")
MOST_WORDINGS = 4  # other wordings told in full; more are cited only


class Teller:
    """Writes the sentences of a roundup over one record."""

    def __init__(self, lookup: Lookup, people: People, citer: Citer) -> None:
        self.lookup, self.people, self.citer = lookup, people, citer

    def sentences(
        self, report: Report, others: tuple[Report, ...], introduced: bool, before: Statement | None
    ) -> tuple[Sentence, ...]:
        """The utterance in its longest wording, who else carries it, and every wording that differs.

        `introduced` says that the speaker stood before in this section; `before` is the speaker's statement told just
        before, whose place, day and medium are not told again.
        """
        speaker = self.people.speaker(report)
        subject = speaker.later() if introduced else speaker.first()
        subject = (*subject, *self._on_behalf(report))
        told_before = circumstances(before) if before else ()
        setting = tuple(each for each in circumstances(report.statement) if each not in told_before)
        evidence = tuple(Piece("label", label) for label in labels(report.statement))
        told = _flowing(self._by_custom(report, subject) or (*subject, *self._predicate(report, setting)))
        main = Sentence((*evidence, *told, self._cite(report)), (report.statement.id,))
        return (main, *self._also(report, others, speaker))

    def _by_custom(self, report: Report, subject: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """A proverb or a custom says nothing: "According to ..."; nothing for any other source."""
        authority, words = report.statement.authority, reported_words(report)
        if authority is None or authority.value != "tradition" or words.way != "clause":
            return ()
        to_outlet = attribution_to_outlet(report, direct=False)
        reported = Piece("reported", words.text)
        return _ended((Piece("own", "According to "), *subject, Piece("own", f"{to_outlet}, "), reported))

    def _predicate(self, report: Report, setting: tuple[str, ...]) -> tuple[Piece, ...]:
        """All that follows the subject, up to the full stop."""
        quoted, verb = quoted_words(report.article, report.statement.content), speaking_verb(report)
        tail = (Piece("own", relayed(report)), *self._quoted_by(report), *grounds(report))
        after = "".join(f" {each}" for each in setting)
        if quoted and verb and report.statement.form == "direct":
            pieces = (Piece("own", f" {verb}{after}: "), Piece("quoted", quoted))
            return _ended((*pieces, Piece("own", attribution_to_outlet(report, direct=True)), *tail))
        words = reported_words(report)
        return _ended((*self._reported(report, words, after), *tail))

    def _reported(self, report: Report, words: Words, after: str) -> tuple[Piece, ...]:
        outlet, reported = outlet_name(report.article), Piece("reported", words.text)
        to_outlet = Piece("own", attribution_to_outlet(report, direct=False))
        in_words = Piece("own", f", in {possessive(outlet)} words{f',{after}' if after else ''}")
        match words.way:
            case "clause":
                that = "" if words.text.lower().startswith("that ") else "that "
                comma = "," if ", " in after else ""
                return (Piece("own", f" {words.verb}{after}{comma} {that}"), reported, to_outlet)
            case "predicate":
                return (Piece("own", " "), reported, in_words)
            case "participle":
                by = "" if not after else f" ({after.strip()})"
                return (Piece("own", f" is described by {outlet} as "), reported, Piece("own", by))
            case _:
                unconfirmed = " without confirmation" if to_outlet.text.endswith("without confirmation") else ""
                comma = "," if ", " in after or not words.verb else ""
                verb = f" {words.verb}{after}{comma}" if words.verb else comma
                setting = f" ({after.strip()})" if after and not words.verb else ""
                return (Piece("own", f"{verb} as {outlet} reported it{unconfirmed}{setting}: "), reported)

    def _also(self, report: Report, others: tuple[Report, ...], speaker: Speaker) -> tuple[Sentence, ...]:
        """Who else carries the utterance; and each wording that differs, as that outlet's."""
        if not others:
            return ()
        same = [each for each in others if _same_words(each, report)]
        different = [each for each in others if not _same_words(each, report)]
        sentences = []
        saying = self.lookup.sayings.get(report.statement.id)
        count = Piece("own", f"; {independent_reports(saying.independent, len(others) + 1)}." if saying else ".")
        if same:
            carried = Piece("own", "Also carried by ")
            sentences.append(self._list(carried, same, count))
        told, rest = different[:MOST_WORDINGS], different[MOST_WORDINGS:]
        for each in told:
            sentences.append(self._other_wording(each, speaker, count if each is told[0] and not same else None))
        if rest:
            sentences.append(self._list(Piece("own", "Worded differently again by "), rest, Piece("own", ".")))
        return tuple(sentences)

    def _list(self, opening: Piece, reports: list[Report], end: Piece) -> Sentence:
        pieces = [opening]
        for index, each in enumerate(reports):
            comma = "" if index == 0 else " and " if index == len(reports) - 1 else ", "
            pieces += [Piece("own", f"{comma}{outlet_name(each.article)}"), self._cite(each)]
        return Sentence((*pieces, end), tuple(each.statement.id for each in reports))

    def _other_wording(self, report: Report, speaker: Speaker, count: Piece | None) -> Sentence:
        outlet, quoted = outlet_name(report.article), quoted_words(report.article, report.statement.content)
        other = self.people.speaker(report)
        to = f", and gives the words to {other.name}" if other.key != speaker.key else ""
        if quoted and report.statement.form == "direct":
            words = Piece("quoted", quoted)
            pieces: tuple[Piece, ...] = (Piece("own", f"{outlet} words it differently{to}: "), words)
        else:
            words = Piece("reported", reported_words(report).text)
            pieces = (Piece("own", f"{outlet} reports it in its own words{to}: "), words)
        tail = Piece("own", count.text.removesuffix(".")) if count else Piece("own", "")
        return Sentence((*_ended((*pieces, tail)), self._cite(report)), (report.statement.id,))

    def _on_behalf(self, report: Report) -> tuple[Piece, ...]:
        found = report.statement.on_behalf_of
        if found is None:
            return ()
        return (Piece("own", f", speaking for {self.people.reference(report, found.value, None).name},"),)

    def _quoted_by(self, report: Report) -> tuple[Piece, ...]:
        """For a statement inside another: by whose account it was said."""
        parent = self.lookup.reports.get(report.statement.parent or "")
        if parent is None or parent.statement.id == report.statement.id:
            return ()
        return (Piece("own", f", by the account of {self.people.speaker(parent).name or 'another speaker'}"),)

    def _cite(self, report: Report) -> Piece:
        return self.citer.statement(report.notes, report.statement)


def _same_words(left: Report, right: Report) -> bool:
    return left.statement.form == right.statement.form and _plain(left) == _plain(right)


def _plain(report: Report) -> str:
    return "".join(character for character in report.words().casefold() if character.isalnum())


def _flowing(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Pieces without the empty ones and with no comma twice."""
    kept: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if kept and kept[-1].kind == "own" and kept[-1].text.endswith(",") and piece.text.startswith(","):
            piece = Piece(piece.kind, piece.text[1:])
        kept.append(piece)
    return tuple(kept)


def _ended(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with a full stop, unless the words bring their own end."""
    pieces = tuple(piece for piece in pieces if piece.text)
    last = pieces[-1]
    closed = last.kind == "quoted" and last.text.removesuffix("”").endswith(ENDS)
    return pieces if closed else (*pieces, Piece("own", "."))
