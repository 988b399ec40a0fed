"""Deeds and acts of speech by verb, object and frame."""

from pathlib import Path

import pytest

from onrecord import lang
from onrecord.coding import act_verbs
from onrecord.coding.act_verbs import deeds, main_deed
from onrecord.coding.inflection import inflected, singular
from onrecord.errors import LexiconError

SENTENCES = Path(__file__).parents[2] / "gold/acts/sentences.tsv"


def rows() -> list[list[str]]:
    lines = SENTENCES.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line[0] != "#" and not line.startswith("type\t")]


def words(text: str) -> list[str]:
    return text.lower().replace(",", " ,").replace(".", " .").split()


def only(text: str) -> tuple[str, str, str]:
    found = main_deed(lower := words(text), 0, len(lower))
    return (found.type, found.mode, found.modality) if found else ("", "", "")


@pytest.mark.parametrize(("expected", "sentence"), rows())
def test_what_a_bare_sentence_is_about(expected: str, sentence: str) -> None:
    assert only(sentence)[0] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The rebels attacked the port.", ("ASSAULT", "", "")),
        ("The rebels will attack the port.", ("THREATEN", "violence", "intended")),
        ("The rebels may soon attack the port.", ("THREATEN", "violence", "possible")),
        ("The rebels will not attack the port.", ("AGREE", "", "refused")),
        ("The rebels have not attacked the port.", ("", "", "")),
        ("If the rebels attacked the port, it burned.", ("", "", "")),
        ("The rebels would have attacked the port.", ("", "", "")),
        ("Norland will send food.", ("AGREE", "", "intended")),
        ("Norland must send food.", ("REQUEST", "assist", "demanded")),
        ("Norland will not send food.", ("REJECT", "assist", "refused")),
        ("Norland will withdraw its troops.", ("CONCEDE", "", "intended")),
        ("Norland must not attack the port.", ("REQUEST", "change", "forbidden")),
        ("Norland should release the prisoners.", ("REQUEST", "yield", "demanded")),
        ("Norland did not condemn the raid.", ("", "", "")),
        ("The attack was condemned by Norland.", ("ACCUSE", "disapprove", "")),
        ("After rebels attacked the port, Norland sent doctors.", ("AID", "", "")),
        ("Norland urged the rebels to withdraw their troops.", ("REQUEST", "", "")),
        ("The tide is at six.", ("", "", "")),
    ],
)
def test_a_frame_decides_whether_a_deed_is_done(sentence: str, expected: tuple[str, str, str]) -> None:
    assert only(sentence) == expected


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("the proposed attack", ["attack"]),  # a noun, no verb
        ("they released hostages", ["released"]),
        ("the released hostages", []),  # who they are, not what was done
    ],
)
def test_a_head_is_read_by_its_place(text: str, heads: list[str]) -> None:
    lower = words(text)
    assert [lower[deed.first] for deed in deeds(lower, 0, len(lower))] == heads


@pytest.mark.parametrize(
    ("lemma", "form", "inflection"),
    [
        ("deny", "denies", "s"),
        ("deny", "denied", "past"),
        ("ban", "banned", "past"),
        ("free", "freeing", "ing"),
        ("seize", "seizing", "ing"),
        ("strike", "struck", "past"),
        ("clash", "clashes", "s"),
    ],
)
def test_forms_of_verbs(lemma: str, form: str, inflection: str) -> None:
    assert inflected(lemma)[form] == inflection


@pytest.mark.parametrize(
    ("plural", "word"), [("allies", "ally"), ("losses", "loss"), ("tanks", "tank"), ("crisis", "crisis"), ("gas", "ga")]
)
def test_singulars(plural: str, word: str) -> None:
    assert singular(plural) == word


@pytest.mark.parametrize(
    ("name", "text", "load", "line"),
    [
        ("act_verbs", "type\tmode\tform\tweight\theads\twith\nHELP\t-\tverb\t80\taid\t-", "_heads", 2),
        ("act_verbs", "type\tmode\tform\tweight\theads\twith\n\nAID\t-\tverb\t80\taid\t@no", "_heads", 3),
        ("act_frames", "modality\tphrases\n# -\nhoped\tmay", "_frames", 3),
        ("act_modalities", "modality\ttypes\tbecomes\tmode\nnegated\tHELP\t-\t-", "_turned", 2),
    ],
)
def test_a_broken_row_names_file_and_line(
    name: str, text: str, load: str, line: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"lang/en/{name}.tsv"
    read = lang.lexicon
    broken = lang.parse_lexicon(text, path)
    monkeypatch.setattr(act_verbs, "lexicon", lambda language, each: broken if each == name else read(language, each))
    with pytest.raises(LexiconError) as raised:
        getattr(act_verbs, load).__wrapped__("en")
    assert (raised.value.path, raised.value.line) == (path, line)
