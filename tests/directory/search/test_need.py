"""Phrases of need in people's own words: what staff must read first, in every language.

The sentences are seeded by hand, as somebody would write them in answer to a survey. They are an
indication, not a measure: no person who speaks the language has gone through them. [verify]
"""

import pytest

from directory.search.danger import lists, sounds_like_danger, sounds_like_need
from portal.languages.table import LANGUAGES
from portal.ui.danger import is_read_first

RECALL = 0.9
"""Of the seeded sentences of a language at least so many are found."""

SEEDED = {
    "en": [
        "There is no food in the house and I can't get to the shops.",
        "We have had no heating since Monday and mum is cold.",
        "I cannot go on like this, nobody helps.",
        "I can't cope any more.",
        "The carer left him in a wet bed all night.",
        "Nobody came on Sunday and she had no medication.",
        "Please help, he hits me when he has been drinking.",
        "I don't want to live any more.",
        "My son takes my money.",
        "She was left on the floor for hours.",
    ],
    "pl": [
        "W domu nie ma jedzenia, a ja nie mogę wyjść.",
        "Od tygodnia nie mamy ogrzewania.",
        "Już nie daję rady, nikt nie pomaga.",
        "W niedzielę nikt nie przyszedł.",
        "Mama leżała na podłodze kilka godzin.",
        "Mąż mnie bije.",
        "Nie chcę już żyć.",
        "Zabrakło leków i nikt nie zadzwonił.",
    ],
    "pa": [
        "ਘਰ ਵਿੱਚ ਖਾਣ ਨੂੰ ਕੁਝ ਨਹੀਂ ਹੈ।",
        "ਸਾਡੇ ਘਰ ਹੀਟਿੰਗ ਨਹੀਂ ਚੱਲਦੀ।",
        "ਮੈਥੋਂ ਹੁਣ ਨਹੀਂ ਹੁੰਦਾ।",
        "ਐਤਵਾਰ ਨੂੰ ਕੋਈ ਨਹੀਂ ਆਇਆ।",
        "ਮੰਮੀ ਗਿੱਲੇ ਬਿਸਤਰੇ ਵਿੱਚ ਸੀ।",
        "ਮੇਰਾ ਪਤੀ ਮੈਨੂੰ ਮਾਰਦਾ ਹੈ।",
        "ਮੈਂ ਮਰਨਾ ਚਾਹੁੰਦੀ ਹਾਂ।",
        "ਉਸ ਦੀ ਦਵਾਈ ਨਹੀਂ ਮਿਲੀ।",
    ],
    "ur": [
        "گھر میں کھانے کو کچھ نہیں ہے۔",
        "ہمارے گھر میں ہیٹنگ نہیں ہے۔",
        "مجھ سے اب نہیں ہوتا۔",
        "اتوار کو کوئی نہیں آیا۔",
        "امی گیلے بستر میں پڑی تھیں۔",
        "میرا شوہر مجھے مارتا ہے۔",
        "میں مرنا چاہتی ہوں۔",
        "ان کی دوا ختم ہو گئی تھی۔",
    ],
    "ar": [
        "لا يوجد طعام في البيت.",
        "ما في تدفئة من أسبوع.",
        "لا أستطيع الاستمرار هكذا.",
        "يوم الأحد لم يأت أحد.",
        "تركوها وحدها طوال الليل.",
        "زوجي يضربني.",
        "أريد أن أموت.",
        "نفد الدواء ولم يتصل أحد.",
    ],
    "ro": [
        "Nu avem mâncare în casă.",
        "De o săptămână nu avem căldură.",
        "Nu mai pot, nimeni nu mă ajută.",
        "Duminică nu a venit nimeni.",
        "A fost lăsată singură toată noaptea.",
        "Soțul mă bate.",
        "Vreau să mor.",
        "Nu am medicamente.",
    ],
    "gu": [
        "ઘરમાં ખાવાનું નથી.",
        "અમારે ત્યાં હીટિંગ નથી.",
        "મારાથી હવે નથી થતું.",
        "રવિવારે કોઈ આવ્યું નહીં.",
        "મમ્મી ભીની પથારીમાં હતાં.",
        "મારો પતિ મને મારે છે.",
        "મારે મરી જવું છે.",
        "દવા ખલાસ થઈ ગઈ હતી.",
    ],
    "ti": [
        "ኣብ ገዛ መግቢ የብለይን።",
        "ገዛ ዝሑል እዩ መሙቒ የለን።",
        "ክቕጽል ኣይክእልን እየ።",
        "ሰንበት ዝመጸ ሰብ የለን።",
        "መድሓኒት የብለይን።",
        "ሰብኣየይ ይሃርመኒ ኣሎ።",
        "ክመውት እደሊ።",
        "በይና ገዲፎምዋ ከይዶም።",
    ],
    "zh-hant": [
        "屋企冇嘢食。",
        "家裡沒有暖氣已經一個星期。",
        "我真係頂唔順啦。",
        "星期日冇人嚟。",
        "媽媽躺在地上幾個小時。",
        "老公打我。",
        "我唔想活落去。",
        "藥用完了也沒有人打電話來。",
    ],
}

ORDINARY = {
    "en": [
        "The food was lovely and the heating was fixed in a day.",
        "Somebody came every morning. Thank you.",
        "I would like the letters to be shorter.",
        "It took three weeks to get an answer.",
    ],
    "pl": ["Pani była bardzo miła i cierpliwa.", "Chciałabym, żeby ktoś oddzwonił szybciej."],
    "pa": ["ਕਿਰਪਾ ਕਰਕੇ ਪੰਜਾਬੀ ਵਿੱਚ ਚਿੱਠੀ ਭੇਜੋ।", "ਮੈਨੂੰ ਬਹੁਤ ਦੇਰ ਉਡੀਕ ਕਰਨੀ ਪਈ।"],
    "ur": ["عملے نے میری بات غور سے سنی، مگر خط اردو میں نہیں تھا۔", "سب اچھا تھا، شکریہ۔"],
    "ar": ["كان الموظفون لطفاء جدا.", "أريد رسالة باللغة العربية."],
    "ro": ["Doamna a fost foarte amabilă.", "Aș vrea să fiu sunat mai repede."],
    "gu": ["બહેન બહુ સારાં હતાં.", "પત્ર ગુજરાતીમાં મોકલો."],
    "ti": ["ሰራሕተኛታት ጽቡቓት እዮም።", "ደብዳቤ ብትግርኛ ስደዱ።"],
    "zh-hant": ["職員很有耐心。", "希望信件用中文。"],
}


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_what_must_be_read_first_is_found(code: str) -> None:
    missed = [text for text in SEEDED[code] if not is_read_first(text)]
    assert len(SEEDED[code]) - len(missed) >= RECALL * len(SEEDED[code]), missed


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_ordinary_words_wait_their_turn(code: str) -> None:
    assert [text for text in ORDINARY[code] if is_read_first(text)] == []


def test_every_language_has_its_sentences() -> None:
    assert set(SEEDED) == set(ORDINARY) == {language.code for language in LANGUAGES}


def test_a_need_is_no_danger_in_a_search() -> None:
    """Whoever looks for a food bank is not shown a page of danger."""
    assert sounds_like_need("no food")
    assert not sounds_like_danger("no food")


def test_the_lists_say_how_far_they_have_come() -> None:
    assert lists().version >= 2
    assert set(lists().sizes) == {language.code for language in LANGUAGES}
    assert set(lists().reviewed) <= set(lists().sizes)
