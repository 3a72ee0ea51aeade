"""Languages: long text by the model alone, headlines with what the source declares."""

import pytest

from broadsheet.text.language import detect_language, primary_tag

LONG = {
    "en": "The board met on Tuesday and agreed to put the question off until the auditors have looked at the lease in full.",
    "de": "Der Aufsichtsrat traf sich am Dienstag und vertagte die Frage, bis die Prüfer den Mietvertrag ganz gelesen haben.",
    "fr": "Le conseil s'est réuni mardi et a décidé de reporter la question jusqu'à ce que les auditeurs aient tout relu.",
    "bg": "Съветът се събра във вторник и реши да отложи въпроса, докато одиторите не прегледат целия договор за наем.",
    "ru": "Совет собрался во вторник и решил отложить вопрос, пока аудиторы не прочитают договор аренды целиком.",
    "ja": "取締役会は火曜日に開かれ、監査人が賃貸契約をすべて確認するまで議題を先送りすることを決めた。",
    "ko": "이사회는 화요일에 열려 감사인이 임대 계약을 모두 검토할 때까지 안건을 미루기로 했다.",
    "zh": "董事会周二开会，决定在审计师审阅完整份租约之前推迟讨论这一问题，并要求管理层提交补充材料。",
}


@pytest.mark.parametrize(("code", "text"), LONG.items())
def test_a_paragraph_is_known_without_a_hint(code, text):
    assert detect_language(text) == code


def test_a_wrong_declaration_does_not_move_a_long_text():
    assert detect_language(LONG["de"], "en-US") == "de"


def test_a_headline_full_of_foreign_names_follows_its_source():
    assert detect_language("OpenAI ведёт переговоры с Amazon", "ru") == "ru"
    assert detect_language("Nvidia, Oracle, CoreWeave", "de") == "de"


@pytest.mark.parametrize("text", ["", "12 345", "https://news.example/a", "— … —"])
def test_what_has_no_letters_is_undecided(text):
    assert detect_language(text) == "und"


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-US", "en"), ("pt_BR", "pt"), ("nb", "no"), ("zh-Hans", "zh"), ("", ""), ("english", ""), ("x", "")],
)
def test_the_language_part_of_a_tag(tag, code):
    assert primary_tag(tag) == code
