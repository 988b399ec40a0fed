"""What `compare` calls the same, different and unsure: one case a feature and a family of languages."""

import pytest

from onrecord.names import compare

# fictional people, but for the spellings of common names
SAME = {
    "romanisation": ("Yusuf al-Khoury", "Youssef Khouri"),
    "article": ("Hadi al-Darwish", "Hadi Darwish"),
    "article glued": ("Samir ElDarwish", "Sameer al-Darwish"),
    "sun letter": ("Karim an-Nuri", "Karim al-Nouri"),
    "hamza and ain": ("Sa'd al-Mas'udi", "Saad al-Masoudi"),
    "doubled letters": ("Hassan Jumail", "Hasan Jummail"),
    "q, k and gh": ("Qasim Darghani", "Ghassem Darqani"),
    "ou, u and oo": ("Mahmoud Yunis", "Mahmood Younis"),
    "servant of": ("Abd al-Rahman Tamimi", "Abdurrahman Tamimi"),
    "servant of, divided": ("Abdel Karim Fayed", "Abdulkarim Fayid"),
    "father of": ("Abu Salim al-Tunsi", "Abou Saleem Tounsi"),
    "son of": ("Rashid bin Nasser", "Rachid ben Nasser"),
    "din": ("Nur al-Din Harb", "Nuruddin Harb"),
    "allah": ("Nasr Allah Fakhri", "Nasrallah Fakhri"),
    "Arabic script": ("Yusuf al-Khoury", "يوسف الخوري"),
    "Arabic script, points and stretching": ("يُوسُف الخـوري", "يوسف الخوري"),
    "Persian": ("Mohammad-Reza Tavakoli", "Mohammadreza Tavakkoli"),
    "Persian script, joiner": ("Ali Ahmadinia", "علی احمدی‌نیا"),
    "Hebrew": ("Yitzhak Ben-Shalom", "Itzhak Ben Shalom"),
    "Hebrew script": ("Avigdor Shalem", "אביגדור שלם"),
    "Hebrew, another language": ("Isaac Shalem", "Yitzhak Shalem"),
    "Turkish": ("Şükrü Çağlayan", "Sukru Caglayan"),
    "Turkish sh": ("Şahin Işık", "Shahin Ishik"),
    "Kurdish": ("Mesûd Şêrko", "Masoud Sherko"),
    "Urdu": ("Zia-ul-Haq Durrani", "Ziaul Haq Durrani"),
    "Russian": ("Sergei Voronskoy", "Sergey Voronskoi"),
    "Russian script": ("Yevgeny Voronsky", "Евгений Воронский"),
    "Russian io": ("Pyotr Solovyov", "Пётр Соловьёв"),
    "patronymic": ("Ivan Petrovich Voronsky", "Ivan Voronsky"),
    "Ukrainian endings": ("Andriy Lisovyi", "Andrii Lisovyy"),
    "Ukrainian and Russian": ("Volodymyr Lisovyi", "Владимир Лисовый"),
    "Ukrainian h": ("Serhiy Hrynko", "Sergei Grynko"),
    "pinyin order": ("Zhao Mingyu", "Mingyu Zhao"),
    "Wade-Giles": ("Zhou Xiaolan", "Chou Hsiao-lan"),
    "Korean hyphen": ("Kim Hae-won", "Kim Hae Won"),
    "Korean surname": ("Lee Hae-won", "Yi Hae-won"),
    "Japanese order": ("Kenji Moriwaki", "Moriwaki Kenji"),
    "Vietnamese": ("Nguyễn Thị Lan", "Nguyen Thi Lan"),
    "Spanish second surname": ("Gonzalo Peñalba", "Gonzalo Peñalba Iturbe"),
    "accents": ("Ramón Ibáñez", "Ramon Ibanez"),
    "nickname": ("Bill Thornbury", "William Thornbury"),
    "middle initial": ("Ada Lorne", "Ada K. Lorne"),
    "initial for a middle name": ("Ada K. Lorne", "Ada Katherine Lorne"),
    "comma": ("Lorne, Ada", "Ada Lorne"),
    "titles": ("Sheikh Hassan Darwish", "Hasan Darwish"),
    "office before the name": ("Foreign Minister Ada Lorne", "Ada Lorne"),
    "title that is a name as well": ("Sayyed Karim Darwish", "Karim Darwish"),
    "both juniors": ("Ada Lorne Jr.", "Ada Lorne, Jr"),
    "one name and a number": ("King Harald VI", "Harald VI"),
    "direction marks": ("\u200fAda\u200e Lorne", "Ada\u00a0Lorne"),
    "full width": ("Ａｄａ Lorne", "Ada Lorne"),
    "Greek": ("Nikos Papadakis", "Νίκος Παπαδάκης"),
}
DIFFERENT = {
    "given names": ("Ada Lorne", "Eva Lorne"),
    "surnames": ("Ada Lorne", "Ada Hale"),
    "vowels that tell": ("Karim Hassan", "Karim Hussein"),
    "siblings": ("Jalal Darwish", "Bilal Darwish"),
    "middle initials": ("Ada K. Lorne", "Ada M. Lorne"),
    "one initial more": ("Paul W. Hale", "Paul H. W. Hale"),
    "fathers": ("Nasser bin Rashid", "Nasser bin Salim"),
    "son and father's name": ("Hamdan bin Rashid Darwish", "Rashid Darwish"),
    "patronymics": ("Ivan Ivanovich Voronsky", "Ivan Petrovich Voronsky"),
    "a woman's surname": ("Oleg Voronsky", "Olga Voronskaya"),
    "junior and senior": ("Ada Lorne Jr.", "Ada Lorne Sr."),
    "numbers": ("Harald V", "Harald VI"),
    "Korean given names": ("Kim Hae-won", "Kim Hae-jin"),
    "East Asian siblings": ("Lee Hae-won", "Lee Ji-won"),
    "across scripts": ("Yusuf al-Khoury", "كريم الخوري"),
}
UNSURE = {
    "bare surnames": ("Khoury", "Khoury"),
    "a surname and a full name": ("Khoury", "Yusuf Khoury"),
    "an initial": ("A. Lorne", "Ada Lorne"),
    "one is a junior": ("Ada Lorne", "Ada Lorne Jr."),
    "a name before the others": ("Ali Hassan Tamimi", "Hassan Tamimi"),
    "two given names, turned": ("Ali Hassan", "Hassan Ali"),
    "a short form of a woman's or a man's name": ("Chris Thornbury", "Christine Thornbury"),
    "a slip": ("Ada Thornbury", "Ada Thornburg"),
    "a script that is not read": ("Ada Lorne", "ადა ლორნე"),
    "nothing": ("", "Ada Lorne"),
}
BODIES = [
    ("Harbour Guard Corps", "HGC", "same"),
    ("Harbour Guard Corps (HGC)", "HGC", "same"),
    ("Ministry of Defence", "Defense Ministry", "same"),
    ("the Harbour Front", "Harbour Front", "same"),
    ("Norvik Inc.", "Norvik", "same"),
    ("Saff al-Bahr", "Saf al-Bahr movement", "same"),
    ("صف البحر", "Saf al-Bahr", "same"),
    ("Harbour Co-operation Council", "Harbour Cooperation Council", "same"),
    ("Saff al-Bahr", "Kataib Saff al-Bahr", "different"),
    ("Bank of Norvik", "Bank of Hale", "different"),
    ("Ministry of Health", "Ministry of Heritage", "different"),
    ("Channel 12", "Channel 13", "different"),
    ("HGC", "HGD", "different"),
    ("University of Hale", "Hale University", "different"),
    ("Harbour Front", "Harbour Front (Renewal)", "different"),
    ("Harbour Front", "Lebanese Harbour Front", "unsure"),
    ("Harbour Front", "FDP", "unsure"),
]


@pytest.mark.parametrize(("left", "right"), SAME.values(), ids=SAME)
def test_one_persons_names(left: str, right: str) -> None:
    assert compare(left, right, "person").verdict == "same"


@pytest.mark.parametrize(("left", "right"), DIFFERENT.values(), ids=DIFFERENT)
def test_two_peoples_names(left: str, right: str) -> None:
    assert compare(left, right, "person").verdict == "different"


@pytest.mark.parametrize(("left", "right"), UNSURE.values(), ids=UNSURE)
def test_names_that_do_not_tell(left: str, right: str) -> None:
    assert compare(left, right, "person").verdict == "unsure"


@pytest.mark.parametrize(("left", "right", "verdict"), BODIES)
def test_names_of_bodies(left: str, right: str, verdict: str) -> None:
    assert compare(left, right, "body").verdict == verdict


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (
            "Yusuf al-Khoury",
            "Youssef Khouri",
            "same surname in another romanisation (Khouri/Khoury), same given name in another form (Youssef/Yusuf)",
        ),
        ("Ada Lorne", "Eva Lorne", "other given name (Ada/Eva)"),
        ("Ada K. Lorne", "Ada M. Lorne", "other initials (K/M)"),
        ("Bill Hale", "William Hale", "same surname (Hale), given name in a short form (Bill/William)"),
        ("Harbour Front", "Northern Harbour Ministry Front", "only one has Northern Ministry"),
    ],
)
def test_a_verdict_says_why(left: str, right: str, reason: str) -> None:
    assert compare(left, right).reason == reason


def test_the_weights_found_add_up_to_the_score() -> None:
    found = compare("Yusuf al-Khoury", "Youssef Khouri", "person")
    assert [each.feature for each in found.found] == ["surname", "given name"]
    assert sum(each.weight for each in found.found) - 3 == pytest.approx(found.odds, abs=0.02)


@pytest.mark.parametrize(("name", "kind"), [("HGC", "body"), ("Ministry of Ferries", "body"), ("Ada Lorne", "person")])
def test_the_kind_is_found_out(name: str, kind: str) -> None:
    assert compare(name, name) == compare(name, name, kind)
