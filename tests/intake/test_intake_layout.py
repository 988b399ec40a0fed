"""What each paragraph is: title, heading, place, time, caption, credit, boilerplate; the marks before running text."""

import pytest

from onrecord.intake import article_from_text
from onrecord.schema import Article

BODY = "Dock workers stopped work on Thursday, the union said, and vowed to stay out until the owners return to talks."
MORE = "The owners did not answer a letter that the union had sent to them in the spring, its secretary told reporters."


def kinds(article: Article) -> list[str]:
    return [paragraph.kind for paragraph in article.paragraphs]


def marks(text: str, index: int = 0) -> list[tuple[str, str]]:
    return [(mark.kind, mark.value) for mark in article_from_text(text).paragraphs[index].marks]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("BEIRUT (Agency) — ", [("dateline", "BEIRUT"), ("agency", "Agency")]),
        ("BEIRUT, Jan 5 (AFP) - ", [("dateline", "BEIRUT"), ("agency", "AFP")]),
        ("BEIRUT, 5 January 2020 (AFP) -- ", [("dateline", "BEIRUT"), ("agency", "AFP")]),
        ("SANA'A, Saturday (Saba) – ", [("dateline", "SANA'A"), ("agency", "Saba")]),
        ("KARACHI: ", [("dateline", "KARACHI")]),
        ("KARACHI — ", [("dateline", "KARACHI")]),
        ("Karachi — ", [("dateline", "Karachi")]),
        ("Sidon, Lebanon – ", [("dateline", "Sidon, Lebanon")]),
        ("PORTLAND, Ore. -- ", [("dateline", "PORTLAND, Ore.")]),
        ("ST. LOUIS – ", [("dateline", "ST. LOUIS")]),
        ("NEW YORK/LONDON (Reuters) - ", [("dateline", "NEW YORK/LONDON"), ("agency", "Reuters")]),
        ("Baghdad (IANS) – ", [("dateline", "Baghdad"), ("agency", "IANS")]),
        ("TEHRAN (Tasnim) –", [("dateline", "TEHRAN"), ("agency", "Tasnim")]),
        ("DAMASCUS, SANA – ", [("dateline", "DAMASCUS"), ("agency", "SANA")]),
        ("ATLANTA (AP) ", [("dateline", "ATLANTA"), ("agency", "AP")]),
        ("BAGHDAD / Shafaq News / ", [("dateline", "BAGHDAD"), ("agency", "Shafaq News")]),
        ("(Reuters) - ", [("agency", "Reuters")]),
        ("Jan 5 (Reuters) - ", [("agency", "Reuters")]),
        ("(OSLO) — ", [("dateline", "OSLO")]),
        ("QANTARIYA — ", [("dateline", "QANTARIYA")]),  # a town that no gazetteer has
        ("Port-au-Prince, Haiti — ", [("dateline", "Port-au-Prince, Haiti")]),
        ("Washington, D.C. – ", [("dateline", "Washington, D.C.")]),
        ("BOSTON —", [("dateline", "BOSTON")]),
        ("TUNIS, Tunisia (AP) _ ", [("dateline", "TUNIS, Tunisia"), ("agency", "AP")]),
    ],
)
def test_datelines(opening: str, expected: list[tuple[str, str]]) -> None:
    article = article_from_text(opening + BODY)
    paragraph = article.paragraphs[0]
    assert [(mark.kind, mark.value) for mark in paragraph.marks] == expected
    assert article.read(paragraph.body) == BODY
    assert paragraph.marks[0].span.start == paragraph.span.start


@pytest.mark.parametrize(
    "opening",
    [
        "Harbour workers — about 400 of them — ",
        "NATO — which met in Brussels — ",
        "The union — ",
        "UPDATE: ",
        "EXCLUSIVE — ",
        "Q: ",
        "Mara Holt: ",
        "MARA HOLT: ",
        "HOLT: ",
        "Brandt (Greens): ",
        "Nine people - among them two children - ",
        "In London - ",
        "The vote: ",
        "Editor's note: ",
        "“Oslo” — ",
    ],
)
def test_sentences_and_labels_are_not_datelines(opening: str) -> None:
    assert marks(opening + BODY) == []


def test_a_place_before_a_paragraph() -> None:
    article = article_from_text(f"{BODY}\n\nLebanon: {MORE}\n\nSaudi Arabia: {MORE}")
    assert [[(m.kind, m.value) for m in p.marks] for p in article.paragraphs] == [
        [],
        [("place", "Lebanon")],
        [("place", "Saudi Arabia")],
    ]
    assert article.read(article.paragraphs[1].body) == MORE


def test_a_place_behind_a_bullet() -> None:
    assert (
        marks(f"{BODY}\n\n• Lebanon: {MORE}", 1) == marks(f"{BODY}\n\n– Lebanon: {MORE}", 1) == [("place", "Lebanon")]
    )


def test_the_first_question_of_an_interview_is_no_heading() -> None:
    article = article_from_text("The harbour chief on the strike\n\nQ: Why did you shut it?\n\nA: Because.\n\nQ: So?")
    assert kinds(article) == ["title", "body", "body", "body"]


@pytest.mark.parametrize("heading", ["Lebanon:", "Lebanon", "SAUDI ARABIA", "Beirut:"])
def test_a_place_as_a_heading_of_its_own(heading: str) -> None:
    assert kinds(article_from_text(f"{BODY}\n\n{heading}\n\n{MORE}")) == ["body", "place", "body"]


def test_a_town_counts_in_company() -> None:
    both = article_from_text(f"{BODY}\n\nSidon: {MORE}\n\nTripoli: {MORE}")
    assert [len(paragraph.marks) for paragraph in both.paragraphs] == [0, 1, 1]
    assert marks(f"{BODY}\n\nSidon: {MORE}", 1) == []


def test_a_label_that_comes_back_is_a_speaker() -> None:
    text = f"{BODY}\n\nJordan: {MORE}\n\nReporter: Why now?\n\nJordan: {MORE}"
    assert [paragraph.marks for paragraph in article_from_text(text).paragraphs] == [()] * 4


def test_a_name_that_is_a_surname_here_is_no_place() -> None:
    text = f"{BODY} Vera Lincoln leads it.\n\nLincoln: {MORE}\n\nParis: {MORE}"
    assert marks(text, 1) == []


@pytest.mark.parametrize(
    "line",
    [
        "14:32",
        "14.32",
        "2.15pm GMT",
        "2:15 p.m.",
        "11:50 a.m.:",
        "9 p.m.",
        "14:32 BST",
        "Updated at 14:32 GMT",
        "14h32",
    ],
)
def test_times_of_a_live_blog_on_lines_of_their_own(line: str) -> None:
    assert kinds(article_from_text(f"{BODY}\n\n{line}\n\n{MORE}")) == ["body", "time", "body"]


@pytest.mark.parametrize("opening", ["14:32 – ", "2.15pm GMT: ", "[14:32] ", "11:40 am — "])
def test_times_before_an_entry(opening: str) -> None:
    article = article_from_text(f"{BODY}\n\n{opening}{MORE}")
    assert [(m.kind, m.value) for m in article.paragraphs[1].marks] == [("time", opening.strip(" –:—[]"))]
    assert article.read(article.paragraphs[1].body) == MORE


@pytest.mark.parametrize(
    "text", ["6 p.m. was the hour.", "14:32 was when it began, they said.", "1 p.m. Sunday was quiet."]
)
def test_a_sentence_with_a_time_is_running_text(text: str) -> None:
    article = article_from_text(f"{BODY}\n\n{text}")
    assert (kinds(article)[1], article.paragraphs[1].marks) == ("body", ())


def test_two_bare_times_make_a_live_blog() -> None:
    article = article_from_text(f"{BODY}\n\n2 p.m. The port is shut.\n\n3 p.m. The port is open.")
    assert [[m.value for m in p.marks] for p in article.paragraphs] == [[], ["2 p.m."], ["3 p.m."]]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Strikers at the gate of the port",
        "FILE PHOTO: Strikers at the gate of the port, 3 May 2019. REUTERS/Jon Vale",
        "Strikers at the gate of the port on Monday. (AP Photo/Jon Vale)",
        "Strikers at the gate of the port [Jon Vale/AFP]",
        "Strikers at the gate. (Picture: Facebook)",
        "Strikers at the gate of the port. (Jon Vale/AFP/Getty Images)",
        "Strikers at the gate. Image: Jon Vale.",
        "Image source: Harbour Pictures",
    ],
)
def test_captions(line: str) -> None:
    assert kinds(article_from_text(f"{BODY}\n\n{line}\n\n{MORE}")) == ["body", "caption", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "(Reuters)",
        "— AFP",
        "(AP/Reuters)",
        "(Reporting by Mara Holt in Oslo; Editing by Jon Vale)",
        "Reporting by Mara Holt; editing by Jon Vale",
        "Additional reporting by Jon Vale.",
        "© 2020 The Harbour Post. All rights reserved.",
        "With inputs from agencies",
        "Contributing: Jon Vale.",
        "Jon Vale contributed to this report.",
    ],
)
def test_credits(line: str) -> None:
    assert kinds(article_from_text(f"{BODY}\n\n{MORE}\n\n{line}")) == ["body", "body", "credit"]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ten questions about the strike",
        "READ MORE →",
        "Related Articles",
        "Share this article",
        "Follow us on Twitter",
        "Sign up for our newsletter to get the news every morning.",
        "We use cookies to improve your experience on this site.",
        "Advertisement",
        "ADVERTISEMENT:",
        "Comments",
        "Click here to subscribe",
        "Enter your email address:",
    ],
)
def test_boilerplate(line: str) -> None:
    assert kinds(article_from_text(f"{BODY}\n\n{line}\n\n{MORE}")) == ["body", "boilerplate", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday, the exchange said.",
        "Follow the money, she told the court.",
        "Read more slowly, the teacher said.",
        "Comments by the minister drew laughter.",
        "More: “We shall see,” he said.",
        "Related charges were dropped in May, the court said.",
        "Subscribe to nothing that he says, she warned.",
        "Trending upwards since May, prices rose again.",
        "The photo was taken in May (the picture was not).",
        "Image is everything, he said.",
        "Reporting by Mara Holt showed that the ministry had known for " + "many " * 60 + "years.",
        "He works for Reuters.",
        "“It is over.”",
    ],
)
def test_running_text_stays_running_text(line: str) -> None:
    assert kinds(article_from_text(f"{BODY}\n\n{line}\n\n{MORE}")) == ["body", "body", "body"]


def test_titles_of_other_articles_at_the_end() -> None:
    links = "Harbour Towns and Their Long Decline: Part Four\nThe Ferry That Never Sailed From Oslo"
    assert kinds(article_from_text(f"{BODY}\n\n{MORE}\n\n{links}")) == ["body", "body", "boilerplate", "boilerplate"]


@pytest.mark.parametrize(
    "end",
    [
        "— Mara Holt, Minister of Ports and Fisheries",
        "Mara Holt, Minister of Ports",
        "the strike goes on and nobody knows how long it will last this time",
        "The strike goes on and nobody in the harbour knows how long it will last",
        "“We Shall Not Go Back to Work Before the Letter Is Answered”",
        "Ministry of Ports and Fisheries",
    ],
)
def test_a_last_line_that_is_no_sentence_is_kept(end: str) -> None:
    assert kinds(article_from_text(f"{BODY}\n\n{MORE}\n\n{end}"))[2] == "body"


def test_a_title_is_read_off_the_text() -> None:
    article = article_from_text(f"Dock strike spreads to three cities\n\nBy Mara Holt\n\n{BODY}\n\n{MORE}")
    assert (article.title, kinds(article)) == (
        "Dock strike spreads to three cities",
        ["title", "byline", "body", "body"],
    )


def test_a_given_title_is_found_whatever_its_punctuation() -> None:
    article = article_from_text(f"DOCK STRIKE SPREADS.\n\n{BODY}", title="Dock strike spreads")
    assert (article.title, kinds(article)) == ("Dock strike spreads", ["title", "body"])


def test_a_text_that_opens_with_a_sentence_has_no_title() -> None:
    article = article_from_text(f"{BODY}\n\n{MORE}")
    assert (article.title, kinds(article)) == (None, ["body", "body"])


def test_headings() -> None:
    article = article_from_text(f"{BODY}\n\nA letter without an answer\n\n{MORE}", title="Strike")
    assert kinds(article) == ["body", "heading", "body"]


@pytest.mark.parametrize("line", ["He went on:", "“It is over”", "— Mara Holt", "and so on", "One tweeted:"])
def test_lead_ins_and_quotations_are_not_headings(line: str) -> None:
    assert kinds(article_from_text(f"{BODY}\n\n{line}\n\n{MORE}", title="Strike")) == ["body", "body", "body"]


@pytest.mark.parametrize("over", ["WORLD", "Harbour News", "HARBOUR WORKERS’ UNION\n\nNational Board"])
def test_a_section_name_over_the_title_is_not_the_title(over: str) -> None:
    assert article_from_text(f"{over}\n\nDock strike spreads to three cities\n\n{BODY}").title == (
        "Dock strike spreads to three cities"
    )


def test_a_title_in_capitals_is_one_where_there_is_no_other() -> None:
    assert article_from_text(f"DOCK STRIKE SPREADS TO THREE CITIES\n\n{BODY}").title == (
        "DOCK STRIKE SPREADS TO THREE CITIES"
    )
