"""Every form of statement, written with inline marks (see docs/evaluate.md); people and places are made up."""

import pytest

from onrecord.attribute import attribute
from onrecord.evaluate.marked import read_marked
from onrecord.find import find
from onrecord.intake import article_from_text
from onrecord.text import read_text

Row = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]

DEEDS = {
    "asked to": "[who Brandt] [cue said] [what that Norway asked the union to wait].",
    "supported": "[who Brandt] [cue said] [what the minister directly supported the drivers of Lund].",
    "refused": "[who Brandt] [cue said] [what it fell after the union refused to guarantee the safety of the road].",
    "aims": "[who Brandt] [cue said] [what that the company aims to rob the valley of its water].",
    "viewed": "[who Brandt] [cue said] [what Holm is viewed as a champion of the drivers].",
    "second verb of the speaker": (
        "[who:1,2 Brandt] [cue:1 said] [what:1 her drivers had seen no flood] but "
        "[cue:2 criticised] [what:2 the water board of Lund]."
    ),
    "own act in a fronted clause": "[what The union has never asked for the money], [who Brandt] [cue said].",
}

QUOTED = {
    "cue before, comma": "[who Maren Voss] [cue said], [what “The road is closed.”]",
    "cue before, colon": "[who The mayor] [cue added]: [what “We will open it again.”]",
    "cue after": "[what “The road is closed,”] [who Maren Voss] [cue said].",
    "cue after, inverted": "[what “The road is closed,”] [cue said] [who Maren Voss, a driver from Oslo].",
    "pronoun after": "[what “We will not pay,”] [who she] [cue insisted].",
    "comma outside": "[what “The road is closed”], [who Maren Voss] [cue said].",
    "question": "[what “Who will pay for the road?”] [cue asked] [who Ivo Brandt].",
    "question, capital after": "[what “Who will pay for the road?”] [who Ivo Brandt] [cue asked].",
    "two halves": "[what “The road,”] [who he] [cue said], [what “is closed for good.”]",
    "goes on": "[what “The road is closed,”] [who Voss] [cue said]. [what “Nobody told us why.”]",
    "apposition before the verb": (
        "[what “We are ready,”] [who Voss, who also heads the drivers’ union in the north], [cue pointed out]."
    ),
    "several sentences": "[what “It rained. The bridge fell. We ran,”] [who Ivo Brandt] [cue recalled].",
    "participle": "[who Voss] left the talks on Monday, [cue saying], [what “Nobody listens to us here.”]",
    "according to": "[what “The dam will hold,”] [cue according to] [who Ivo Brandt].",
    "with a hearer": "[what “The dam will hold,”] [who Brandt] [cue told] reporters on Friday.",
    "circumstance before the colon": "[who Brandt] [cue said] in a statement on Friday: [what “The dam will hold.”]",
}
STYLES = ["“”", '""', "‘’", "''", "„“", "«»", "»«"]
MORE_STYLES = {"double apostrophes": ("``", "''"), "low and high": ("„", "”"), "full width": ("＂", "＂")}
NEEDS_APOSTROPHES = {"apposition before the verb"}

CLAUSES = {
    "that": "[who The ministry] [cue said] [what that the dam would hold].",
    "bare clause": "[who Ivo Brandt] [cue said] [what the dam would hold through the winter].",
    "auxiliary and adverb": "[who Ivo Brandt] [cue has also said] [what that the dam will hold].",
    "hearer": "[who Brandt] [cue told] reporters [what that the dam would hold].",
    "day": "[who Brandt] [cue said] Friday [what the dam would hold].",
    "statement": "[who The council] [cue said] in a statement [what that it would rebuild the dam].",
    "circumstance within": (
        "[who The council of Lund] in a statement on Friday [cue described] [what the raid as a crime]."
    ),
    "aside": "[who Ivo Brandt], in a letter on Monday, [cue said] [what the dam would hold].",
    "apposition": "[who Ivo Brandt, the minister of works], [cue said] [what that the dam would hold].",
    "title": "[who Water Minister Ivo Brandt] [cue said] [what that the dam would hold].",
    "after an adverbial": "On Friday, [who the minister] [cue announced] [what that the dam would be rebuilt].",
    "institution pronoun": "[who It] [cue said] [what the dam would hold].",
    "fronted": "[what The dam would hold], [who the minister] [cue said].",
    "fronted, inverted": "[what The dam would hold], [cue said] [who Ivo Brandt].",
    "mixed": "[who Brandt] [cue said] [what the dam was “as strong as ever” and would hold].",
    "wh": "[who Brandt] [cue asked] [what whether the dam would hold].",
    "according to, first": "[cue According to] [who the water board], [what the dam will hold].",
    "according to, last": "[what The dam will hold], [cue according to] [who the water board].",
    "according to, no comma": "[cue According to] [who local custom] [what the white ribbon stands for a debt].",
    "unconfirmed": "[who Unconfirmed reports on Twitter] [cue claim] [what that the dam has failed].",
    "denial": "[who The company] [cue denied] [what that it had known of the crack].",
    "poll": "[who The survey] [cue shows] [what that most drivers have lost patience].",
    "belief": "[who Drivers] [cue believe] [what that the road will stay closed].",
    "passive, no source": "It [cue is said] [what that the dam will fail].",
    "two cues, one source": (
        "[who:1,2 Brandt] [cue:1 condemned] [what:1 the raid], [cue:2 stressing] [what:2 that the dam would hold]."
    ),
    "participle without comma": (
        "[who:1,2 Brandt] [cue:1 slammed] [what:1 the raid on the town] [cue:2 stressing] [what:2 that it would fail]."
    ),
    "fronted, hearer and aside": (
        "[what The dam will hold], [who the minister, Ivo Brandt], [cue has told] reporters in Lund."
    ),
    "day in the subject": "[who Union spokesman Ivo Brandt] on Sunday [cue dismissed] [what the charge].",
    "quoted as": (
        "[who:1 A deputy] [cue:1 was quoted] by the agency [cue:1 as saying] [what:1 that the dam would hold]."
    ),
    "agency quoting": "The agency [cue:1 quoted] [who:1 a deputy] [cue:1 as saying] [what:1 that the dam would hold].",
    "anonymity": "[who A deputy who asked not to be named] [cue said] [what the dam would hold].",
    "coordinated": (
        "[who:1,2 Brandt] [cue:1 said] [what:1 the dam would hold] and [cue:2 added] [what:2 that nobody need leave]."
    ),
}

ASIDES = {
    "whose": "[what “The mountain shook,”] [cue said] [who Maren Voss, whose brother is a driver].",
    "says, then a name": "[what “We are, for now,”] [cue says] [who Maren Voss of Lund Lines, which runs the ferry].",
    "nobody in particular": "[what “Have you read it?”] [who Voss] [cue asked] nobody in particular.",
    "reported, aside": "[who Local radio] [cue reported], without a source, [what that a bridge would open].",
    "placards first": (
        "[who:1 Drivers], some in shirts [who:2 that] [cue:2 read] [what:2 “Open it,”] [cue:1 vowed] "
        "[what:1 to stay on the quay]."
    ),
    "hearer with an article": "[what No wounded came in], [who a nurse in Lund] [cue told] the agency by telephone.",
    "hearer at the end": "[what The case was closed], [who a court official] [cue told] The Lund Times.",
    "act inside a fronted clause": (
        "[what Both sides have accepted a mediator], [who the water minister, Ivo Brandt], [cue has told] reporters "
        "in Lund."
    ),
    "object that goes on": "[who He] [cue denied] [what reports in the Lund press that the dam had failed].",
    "relative clause inside": (
        "[who The minister] [cue declined to say] [what whether the state, which owns the dam, would step in]."
    ),
    "aside before the second verb": (
        "[who:1,2 Holm] [cue:1 apologised to] [what:1 his drivers] and, through a translator, [cue:2 refused] "
        "[what:2 to leave]."
    ),
    "split": "[what The chain of command], [who she] [cue said], [what was “never in doubt”].",
    "inverted, speaking": (
        "[what:1 Holm had been warned twice], [cue:1 claimed] [who:1 a former board member], "
        "[what:1 speaking on condition of anonymity]."
    ),
    "weekday": "[who Maren Voss, who leads the drivers], [cue said] Wednesday [what that the board heard them].",
    "figure": "Police [cue put the figure at] [what about 3,000].".replace("Police", "[who Police]"),
    "family": "[who The family] [cue said] [what that the road was closed].",
    "assembly": "[who The Lund Assembly] [cue backed] [what the treaty].",
    "press briefing": "[who Voss] [cue told] a press briefing [what that the road was closed].",
    "but would": "[who Voss] [cue supports] [what the ban] but would like grills.",
    "those who": "[who Those who] [cue claim] [what that it fell].",
}

ACTS = {
    "condemn": (
        "[who A senior official of the drivers’ union] [cue has strongly condemned] [what the closure of the road]."
    ),
    "thank": "[who Voss] [cue thanked] [what the firemen of Lund].",
    "reject": "[who The union] [cue rejected] [what the offer of the ministry].",
    "praise": "[who The minister] [cue praised] [what the firemen].",
    "describe": "[who Another deputy] [cue described] [what Captain Holm as a friend of every driver in the north].",
    "condolences": "[who Ivo Brandt] [cue offered his sincere condolences] [what over the death of two firemen].",
    "called on": "[who The union] [cue has called on] [what its members to join the march].",
    "urge": "[who The minister] [cue urged] [what drivers to stay at home].",
    "vow": "[who The minister] [cue vowed] [what to rebuild the dam].",
    "refuse": "[who The company] [cue refused] [what to comment].",
    "threaten": "[who The union] [cue threatened] [what to close the port].",
    "agree": "[who Both sides] [cue agreed] [what to meet again].",
    "warn of": "[who The board] [cue warned of] [what a flood].",
    "call for": "[who The board] [cue called for] [what an inquiry into the flood].",
    "deny": "[who The company] [cue denied] [what the charge].",
    "deny, noun": "[who The company] [cue denied] [what any involvement]; nothing more is known.",
    "dismiss as": "[who The company] [cue dismissed] [what as “baseless” the charges of the union].",
    "concern": "[who The council] [cue voiced concern] [what over the flood].",
    "welcome": "[who Norway] [cue welcomed] [what the truce].",
}

CROWDS = {
    "chanting": "[who Thousands of drivers] [cue chanting] [what “Open the road”] have blocked the port.",
    "chanted": "[who The crowd] [cue chanted] [what “Open the road!”]",
    "placards": "Marchers carried [who placards] [cue reading] [what “Open the road”].",
}

LAYOUT = {
    "signed": "[what “The road is closed for good.”] [cue –] [who Maren Voss, mayor of Lund]",
    "signed below": "[what:1 “The road is closed for good.”]\n\n[cue:1 —] [who:1 Maren Voss, mayor of Lund]",
    "label with a role": "[who Maren Voss, mayor of Lund][cue :] [what “The road is closed.”]",
    "handle": "[who Maren Voss] (@voss)[cue :] [what The road is closed for good]",
    "under a name": (
        "Reactions came in all day and none of them was kind.\n\n[who:1 Maren Voss, mayor of Lund]\n\n"
        "[what:1 “The road is closed for good.”]\n\n[who:2 Ivo Brandt]\n\n[what:2 “We will sue.”]"
    ),
    "interview": (
        "Q: What now?\n\n[who:2 A][cue:2 :] [what:2 We wait.]\n\n"
        "Q: The firm calls that slow. How long?\n\n[who:4 A][cue:4 :] [what:4 Until spring.]"
    ),
    "transcript": (
        "[who:1 VOSS][cue:1 :] [what:1 We go.]\n\n[who:2 BRANDT][cue:2 :] [what:2 We wait.]\n\n"
        "[who:3 VOSS][cue:3 :] [what:3 How long?]\n\n[who:4 BRANDT][cue:4 :] [what:4 Until spring.]"
    ),
    "transcript, one who only asks": (
        "It rained all day and the river rose.\n\nVOSS: What now?\n\n[who:2 BRANDT][cue:2 :] [what:2 We wait.]\n\n"
        "VOSS: How long?\n\n[who:4 BRANDT][cue:4 :] [what:4 Until spring.]"
    ),
    "host": (
        "HOST: The dam fell in May.\n\n[who:2 BRANDT][cue:2 :] [what:2 We wait.]\n\n"
        "HOST: Thank you.\n\n[who:4 BRANDT][cue:4 :] [what:4 Not at all.]"
    ),
    "what a turn reports": (
        "Q: What now?\n\n[who:2 A][cue:2 :] [what:2 I hope it holds. [who:3 Holm] [cue:3 said] "
        "[what:3 that it would].]\n\nQ: How long?\n\n[who:4 A][cue:4 :] [what:4 Until spring.]"
    ),
    "two signed in a line": (
        "[what:1 “Four hours of rain”] [cue:1 –] [who:1 Dara Holm, Lund Weekly]. "
        "[what:2 “A dam of paper”] [cue:2 –] [who:2 Ana Voss]."
    ),
    "handle alone": "[who @tidepool][cue :] [what “Rest in ink.”]",
    "signed with a handle": "[what “Dear both: please go home.”] [cue –] [who Ivo Brandt (@brandt)]",
    "announced a paragraph before": "[who:1 Voss] [cue:1 added]:\n\n[what:1 “The road is closed for good.”]",
    "several paragraphs": (
        "[who:1 Voss] [cue:1 said]: [what:1 “The road is closed.]\n\n"
        "[what:1 “Nobody told us.]\n\n[what:1 “We will sue.”]"
    ),
    "speaker after several paragraphs": (
        "[what:1 “The road is closed for good.]\n\n[what:1 “Nobody told us,”] [who:1 Voss] [cue:1 said]."
    ),
    "chain": (
        "[what:1 “The road is closed,”] [who:1 Voss] [cue:1 said].\n\n"
        "[who:2 She] [cue:2 added]: [what:2 “We will sue.”]"
    ),
    "own paragraph": (
        "[what:1 “The road is closed,”] [who:1 Voss] [cue:1 said].\n\n[what:1 “Nobody told us about any of it.”]"
    ),
    "letterhead": (
        "[who:1 DRIVERS’ UNION OF LUND]\n\n[cue:1 Statement] on the road\n\n"
        "[what:1 The road is closed for good now.]\n\n"
        "[what:1 Nobody is to blame for what came to pass.]"
    ),
    "official": (
        "[cue:1 Statement by] [who:1 the Ministry of Works] on the dam\n\n[what:1 The dam is safe.]\n\n"
        "[what:1 Nobody need leave the valley.]"
    ),
}

NOBODY = {
    "title": "She once played in “The Long Way Home” at the theatre.",
    "scare quote": "The minister opened the “safest dam in Europe” on Friday.",
    "nickname": "Ivo “Hammer” Brandt left the ring in May.",
    "term": "The so-called “green corridor” runs along the river.",
    "a deal": "Brandt met his counterpart and offered a “road deal” in exchange for silence.",
    "a name of a state": "The United States lies to the west of the sea.",
    "nouns like verbs": "The claims of the company and the reports of the board fill ten boxes.",
    "narration": "It rained for ten days and the river rose.",
    "apostrophes": "The drivers’ union and Brandt’s party met in the ’90s at the workers’ hall.",
    "a given name": "Per Voss rode along the river in the rain.",
    "circumstance": "In the north of the country, rain fell for a week.",
    "anonymity": "A driver declined to give her name.",
    "nobody": "Nobody has yet explained the crack.",
    "supposed": "What the union opposed, those who vow to sue and what others could denounce was left open.",
    "infinitive": "Drivers met in Lund to protest against the dam and to guarantee the safety of the road.",
    "that, a pronoun": "I have read that.",
    "a film": "Holm, who directed the film and its prequel, “The Sugar House”, left.",
    "nouns in -s": "The bill passed, drawing protests from the benches.",
    "a plain label": "Note: the road is closed.",
}


def found_in(text: str) -> list[Row]:
    reading = read_text(article_from_text(text))
    return sorted(
        tuple(tuple(text[s.start : s.end] for s in role) for role in (a.source, a.cue, a.content))
        for a in attribute(reading, find(reading))
    )


def marked_in(marked: str) -> tuple[str, list[Row]]:
    case = read_marked(marked)
    rows = [
        tuple(tuple(case.text[s.start : s.end] for s in getattr(a, role)) for role in ("source", "cue", "content"))
        for a in case.attributions
    ]
    return case.text, sorted(rows)


def cases(table: dict[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("marked", table.values(), ids=table.keys())


@cases(ASIDES | CLAUSES | ACTS | LAYOUT | CROWDS | DEEDS)
def test_statement(marked: str) -> None:
    text, expected = marked_in(marked)
    assert expected == found_in(text)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", QUOTED)
def test_quotation_in_every_style(name: str, style: str) -> None:
    marked = QUOTED[name]
    if name in NEEDS_APOSTROPHES:
        marked = marked.replace("drivers’ union", "union of drivers")
    text, expected = marked_in(marked.replace("“", style[0]).replace("”", style[1]))
    assert expected == found_in(text)


@cases(NOBODY)
def test_nobodys_statement(marked: str) -> None:
    assert found_in(marked) == []
