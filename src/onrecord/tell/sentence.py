"""One utterance as sentences: who, with what position; that they said it, where, when; the words; on what it rests."""

from onrecord.schema import Statement
from onrecord.tell.circumstances import Setting, setting_of
from onrecord.tell.citing import Citer
from onrecord.tell.evidence import attribution_to_outlet, grounds, independent_reports, labels, relayed
from onrecord.tell.lookup import Lookup, Report, plain_words
from onrecord.tell.people import People, Speaker, capitalised, possessive
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
        setting = setting_of(report.statement, speaker.name).without(setting_of(before) if before else Setting())
        evidence = tuple(Piece("label", label) for label in labels(report.statement))
        told = _flowing(self._by_custom(report, speaker) or (*subject, *self._predicate(report, setting)))
        copies = [each for each in others if self._is_copy(each, report) and _same_words(each, report)]
        cites = [self._cite(each) for each in (report, *copies)]
        main = Sentence((*evidence, *told, *cites), tuple(each.statement.id for each in (report, *copies)))
        return (main, *self._also(report, tuple(each for each in others if each not in copies), speaker))

    def _is_copy(self, left: Report, right: Report) -> bool:
        originals = self.lookup.originals
        return originals.get(left.article.id, left.article.id) == originals.get(right.article.id, right.article.id)

    def _by_custom(self, report: Report, speaker: Speaker) -> tuple[Piece, ...]:
        """A custom, a map or a tally says nothing: "According to ..."; empty for other sources."""
        words, cue = reported_words(report), report.article.read(*report.statement.cue)
        authority = report.statement.authority.value if report.statement.authority else ""
        is_person = speaker.standing not in ("body", "described")
        by_custom = authority == "tradition" or (cue.lower() == "according to" and not is_person)
        if not by_custom or words.way != "clause":
            return ()
        to_outlet = attribution_to_outlet(report, direct=False)
        reported = Piece("reported", words.text)
        return _ended(
            (Piece("own", "According to "), Piece("name", speaker.name), Piece("own", f"{to_outlet}, "), reported)
        )

    def _predicate(self, report: Report, setting: Setting) -> tuple[Piece, ...]:
        """All that follows the subject, up to the full stop."""
        quoted, verb = quoted_words(report.article, report.statement.content), speaking_verb(report)
        asides = Piece("own", setting.in_brackets)
        relay = Piece("own", relayed(report, self.people.speaker(report).name))
        if quoted and verb and report.statement.form == "direct":
            to_outlet = Piece("own", attribution_to_outlet(report, direct=True))
            opening = Piece("own", f" {verb}{setting.after_verb}: ")
            pieces: tuple[Piece, ...] = (opening, Piece("quoted", quoted), to_outlet)
            told = quoted
        else:
            words = reported_words(report)
            pieces, told = self._reported(report, words, setting.after_verb), words.text
        return _ended((*pieces, relay, *self._quoted_by(report), *grounds(report, told), asides))

    def _reported(self, report: Report, words: Words, after: str) -> tuple[Piece, ...]:
        outlet, reported = report.outlet, Piece("reported", words.text)
        to_outlet = Piece("own", attribution_to_outlet(report, direct=False))
        unconfirmed = " without confirmation" if to_outlet.text.endswith("without confirmation") else ""
        setting = f",{after}" if after else ""
        in_words = Piece("own", f", in {possessive(outlet)} words{setting}{',' if unconfirmed else ''}{unconfirmed}")
        match words.way:
            case "clause":
                that = "" if words.text.lower().startswith("that ") else "that "
                comma = "," if ", " in after else ""
                return (Piece("own", f" {words.verb}{after}{comma} {that}"), reported, to_outlet)
            case "predicate":
                return (Piece("own", " "), reported, in_words)
            case "participle":
                return (Piece("own", f" is described by {outlet} as "), reported, Piece("own", setting))
            case _:
                verb = f" {words.verb}{after}," if words.verb else f",{after}{after and ','}"
                return (Piece("own", f"{verb} as {outlet} reported it{unconfirmed}: "), reported)

    def _also(self, report: Report, others: tuple[Report, ...], speaker: Speaker) -> tuple[Sentence, ...]:
        """Who else carries the utterance, and each wording that differs, as that outlet's."""
        same = [each for each in others if _same_words(each, report)]
        different = [each for each in others if not _same_words(each, report)]
        told = [self._other_wording(each, speaker) for each in different[:MOST_WORDINGS]]
        if rest := different[MOST_WORDINGS:]:
            told.append(self._list(Piece("own", "Worded differently again by "), rest, Piece("own", ".")))
        saying = self.lookup.sayings.get(report.statement.id)
        count = independent_reports(saying.independent, 1 + len(others)) if saying else ""
        if same:
            told.insert(
                0, self._list(Piece("own", "Also carried by "), same, Piece("own", f"{count and '; '}{count}."))
            )
        elif told and count:
            *pieces, cite = told[-1].pieces
            told[-1] = Sentence((*pieces, Piece("own", f" {count[0].upper()}{count[1:]}."), cite), told[-1].statements)
        return tuple(told)

    def _list(self, opening: Piece, reports: list[Report], end: Piece) -> Sentence:
        pieces = [opening]
        for index, each in enumerate(reports):
            comma = "" if index == 0 else " and " if index == len(reports) - 1 else ", "
            pieces += [Piece("own", f"{comma}{each.outlet}"), self._cite(each)]
        return Sentence((*pieces, end), tuple(each.statement.id for each in reports))

    def _other_wording(self, report: Report, speaker: Speaker) -> Sentence:
        quoted, other = quoted_words(report.article, report.statement.content), self.people.speaker(report)
        differs = other.key != speaker.key and other.name.casefold() not in ("", speaker.name.casefold())
        to = f", and gives the words to {other.name}" if differs else ""
        if quoted and report.statement.form == "direct":
            pieces = (Piece("own", f"{capitalised(report.outlet)} words it differently{to}: "), Piece("quoted", quoted))
        else:
            words = Piece("reported", reported_words(report).text)
            pieces = (Piece("own", f"{capitalised(report.outlet)} reports it in its own words{to}: "), words)
        return Sentence((*_ended(pieces), self._cite(report)), (report.statement.id,))

    def _on_behalf(self, report: Report) -> tuple[Piece, ...]:
        found = report.statement.on_behalf_of
        if found is None:
            return ()
        name, speaker = self.people.reference(report, found.value, None).name, self.people.speaker(report).name
        return (Piece("own", f", speaking for {name},"),) if name.casefold() != speaker.casefold() else ()

    def _quoted_by(self, report: Report) -> tuple[Piece, ...]:
        """For a statement inside another: by whose account it was said."""
        parent = self.lookup.reports.get(report.statement.parent or "")
        if parent is None or parent.statement.id == report.statement.id:
            return ()
        account, own = self.people.speaker(parent), self.people.speaker(report)
        if account.key == own.key:
            return ()
        return (Piece("own", f", by the account of {account.name or 'another speaker'}"),)

    def _cite(self, report: Report) -> Piece:
        return self.citer.statement(report.article, report.statement)


def _same_words(left: Report, right: Report) -> bool:
    return left.statement.form == right.statement.form and plain_words(left) == plain_words(right)


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
