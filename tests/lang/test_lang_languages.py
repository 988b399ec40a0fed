"""What is English enough to be read, and what is said of the rest."""

import pytest

from onrecord.lang.languages import other_language

SHORT = [
    ("Die Ministerin sagte am Montag, dass der Hafen nicht vor dem Sommer öffnet.", "German"),
    ("Le ministre a déclaré que la grève durera jusqu’à vendredi, selon les syndicats.", "French"),
    ("El alcalde dijo que no habrá más recortes en los hospitales de la ciudad.", "Spanish"),
    ("Il sindaco ha detto che il ponte non riapre prima della fine del mese.", "Italian"),
    ("O ministro disse que não há mais dinheiro para as escolas da região.", "Portuguese"),
    ("De burgemeester zei dat het plan niet door de raad komt.", "Dutch"),
    ("Ministeren sa at det ikke er penger til en ny havn på øya.", "Norwegian"),
    ("Burmistrz powiedział, że most nie jest gotowy i że się nie śpieszy.", "Polish"),
    ("Bakan, limanın bu yıl için kapalı olarak kalacağını ve daha sonra açılacağını söyledi.", "Turkish"),
    ("قال الوزير إن الميناء سيبقى مغلقا حتى نهاية الشهر", "Arabic script"),
    ("Министр заявил, что порт останется закрытым до конца месяца.", "Cyrillic script"),
    ("部长说，港口将关闭到月底。", "Chinese script"),
    ("השר אמר שהנמל יישאר סגור עד סוף החודש", "Hebrew script"),
]
ENGLISH = [
    "Rovaniemi ferry strike enters day three",
    "Jürgen Köster and Þórdís Guðmundsdóttir met Łukasz Wąsik in Kraków.",
    "Wang Xiaoming met Abdullah al-Qahtani at the Élysée. Neither would speak to Le Quotidien de la Côte.",
    "Copa del Sur: Deportivo La Ribera beat Atlético 2–1",
    "The mayor of Las Cruces de la Sierra said the road to Los Llanos would stay shut.",
    "“Yes,” she said.",
    "",
    "Voss: No.",
]


@pytest.mark.parametrize(("text", "language"), SHORT, ids=[name for _, name in SHORT])
def test_another_language_is_named_after_one_sentence(text, language):
    assert other_language(text.lower().replace(",", " ").replace(".", " ").split()) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_short_english_full_of_foreign_names_is_english(text):
    assert other_language(text.lower().split()) is None


def test_a_language_that_is_in_no_list_is_told_from_english_where_there_is_enough_of_it():
    words = "mae llywodraeth cymru wedi cyhoeddi cynllun newydd ar gyfer ysgolion gwledig".split()
    assert other_language(words) is None
    assert other_language(words * 5) == "an unknown language"


def test_a_list_of_names_and_numbers_is_no_other_language():
    names = "hansen 12 okafor 9 lindqvist 7 moreau 4 petrova 3 nguyen 2".split()
    assert other_language(names * 3) is None
