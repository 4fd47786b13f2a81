"""Words of danger, in every language: what must match, and which ordinary searches must not."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.search.danger import FILE, sounds_like_danger
from portal.languages.table import LANGUAGES

DANGER = {
    "en": [
        "my husband hits me when he drinks",
        "he hits me",
        "he beat me up again last night",
        "my carer hurts me",
        "the carer shouts at mum",
        "a man keeps touching me",
        "my uncle abusd me",
        "I'm afraid to go home",
        "he says he will kill me",
        "my son hits me and takes my money",
        "im scared of my partner what do i do",
        "feeling suicde",
        "i cant go on",
        "I can't go on like this",
        "dont want to be here anymore",
        "i want to take all my pills",
        "i want to hurt my mum",
        "im scared i will hurt him",
        "I just want to die",
        "thinking about killing myself",
        "I don’t want to live any more",
        "self harm support",
        "rape alarm",
        "mum is not breathing",
        "dad has chest pain",
        "my wife is having a stroke",
        "he took too many tablets",
    ],
    "pl": [
        "mój mąż mnie bije",
        "maz bije mnie i dzieci",
        "syn mnie uderzył wczoraj",
        "partner grozi że mnie zabije",
        "boję się wracać do domu",
        "boje sie meza co robic",
        "opiekunka bije moją mamę",
        "chcę się zabić",
        "ja już nie chcę żyć",
        "chce umrzec pomocy",
        "boję się że go uderzę",
        "mama nie oddycha",
        "tata ma zawał",
        "mąż stracił przytomność",
    ],
    "pa": [
        "ਮੇਰਾ ਪਤੀ ਮੈਨੂੰ ਮਾਰਦਾ ਹੈ",
        "ਘਰਵਾਲਾ ਸ਼ਰਾਬ ਪੀ ਕੇ ਕੁੱਟਦਾ ਹੈ ਮੈਨੂੰ ਬਹੁਤ ਕੁੱਟਿਆ",
        "ਮੈਨੂੰ ਘਰ ਜਾਣ ਤੋਂ ਡਰ ਲੱਗਦਾ ਹੈ",
        "ਮੇਰਾ ਪੁੱਤ ਮੈਨੂੰ ਕੁੱਟਦਾ",
        "ਉਹ ਜਾਨੋਂ ਮਾਰਨ ਦੀ ਧਮਕੀ ਦਿੰਦਾ ਹੈ",
        "ਮੈਂ ਮਰਨਾ ਚਾਹੁੰਦੀ ਹਾਂ",
        "ਮੈਂ ਹੁਣ ਜੀਣਾ ਨਹੀਂ ਚਾਹੁੰਦਾ",
        "ਖ਼ੁਦਕੁਸ਼ੀ ਦੇ ਖਿਆਲ ਆਉਂਦੇ ਹਨ",
        "ਮੰਮੀ ਨੂੰ ਸਾਹ ਨਹੀਂ ਆ ਰਿਹਾ",
        "ਪਿਤਾ ਜੀ ਦੀ ਛਾਤੀ ਵਿੱਚ ਦਰਦ ਹੈ",
        "mera pati mainu marda hai",
        "main marna chaundi haan",
    ],
    "ur": [
        "میرا شوہر مجھے مارتا ہے",
        "بیٹا مجھے بہت مارتا ہے",
        "مجھے گھر جانے سے ڈر لگتا ہے",
        "وہ جان سے مارنے کی دھمکی دیتا ہے",
        "میں اپنے شوہر سے ڈرتی ہوں",
        "میں مرنا چاہتی ہوں",
        "اب اور جینا نہیں چاہتا",
        "خودکشی کے خیال آتے ہیں",
        "امی کو سانس نہیں آ رہی",
        "ابو کے سینے میں درد ہے",
        "mera shohar mujhe marta hai",
        "main marna chahti hoon",
        "ammi ko saans nahi aa rahi",
    ],
    "ar": [
        "زوجي يضربني كل يوم",
        "جوزي عم يضربني",
        "راجلي بدقني",
        "ريلي يطقني جدام العيال",
        "ابني يهددني",
        "أنا خائفة من زوجي كثيرا",
        "خايفه ارجع عالبيت",
        "قال رح يقتلني",
        "أريد أن أموت",
        "بدي موت وارتاح",
        "ابغى اموت",
        "دايرة اموت",
        "أفكر في الانتحار",
        "بدي اقتل حالي",
        "أمي لا تتنفس",
        "ابوي ما بقدر اتنفس",
        "عندي ألم في الصدر",
    ],
    "ro": [
        "soțul meu mă bate",
        "sotul m-a batut aseara",
        "fiul meu mă lovește",
        "partenerul mă amenință că mă omoară",
        "mi-e frică de soțul meu",
        "mi-e frica sa merg acasa",
        "vreau să mor",
        "nu mai vreau sa traiesc asa",
        "ma gandesc la sinucidere",
        "o să mă omor",
        "mama nu mai respiră",
        "tata are dureri în piept",
    ],
    "ti": [
        "ሰብኣየይ ይሃርመኒ ኣሎ",
        "በዓል ቤተይ ኩሉ ግዜ ይወቕዓኒ",
        "ወደይ ሃሪሙኒ",
        "ናብ ገዛ ክኸይድ እፈርህ",
        "ክቐትለኪ እየ ኢሉኒ",
        "ናብራ መሪሩኒ ክመውት እደሊ",
        "ነብሰይ ክቐትል ደልየ",
        "ንገዛእ ርእሰይ ክቐትል እየ",
        "ኣደይ ኣየተንፍስን ኣላ",
        "ኣፍ ልበይ የሕምመኒ ኣሎ",
    ],
    "gu": [
        "મારો પતિ મને મારે છે",
        "મારા પતિ મને બહુ મારે છે",
        "દીકરાએ મને માર્યો",
        "મને ઘરે જતાં ડર લાગે છે",
        "તે મારી નાખવાની ધમકી આપે છે",
        "મને મારા પતિથી બહુ બીક લાગે છે",
        "મારે મરી જવું છે",
        "મારે હવે જીવવું નથી",
        "આત્મહત્યાના વિચાર આવે છે આત્મહત્યા",
        "મમ્મી શ્વાસ લેતા નથી",
        "પપ્પાને છાતીમાં દુખાવો થાય છે",
    ],
    "zh-hant": [
        "我老公成日打我",
        "丈夫打我怎麼辦",
        "個仔威脅我攞錢",
        "佢話會殺死我",
        "我唔敢返屋企",
        "我怕老公",
        "護工虐待我媽媽",
        "我想死",
        "唔想活落去",
        "有自殺念頭",
        "媽媽冇呼吸",
        "爸爸心口好痛",
        "阿媽暈低咗",
    ],
}

ORDINARY = {
    "en": [
        "hit by bills",
        "end of life care",
        "dying",
        "help for dying mum at home",
        "I want to help my dying mum",
        "mum wants to die at home",
        "stroke",
        "group for people who have had a stroke",
        "heart",
        "mum fell",
        "scared of him falling",
        "my back hurts me",
        "my back is killing me",
        "keep in touch with me",
        "collapsible wheelchair",
        "alcohol abuse",
        "cant go on holiday without respite",
        "dont want to live in a care home",
        "dont want to live alone",
        "after a heart attack",
        "carers allowance",
        "unconscious bias training",
        "self neglect",
        "council not responding to me",
        "can someone cut toenails",
        "panic attacks",
        "hospital wont let me leave",
        "threatened with eviction",
    ],
    "pl": [
        "opieka nad mamą po udarze",
        "mama upadła w domu",
        "zasiłek dla opiekuna",
        "opieka u schyłku życia",
        "umrzeć w domu hospicjum",
        "nie chcę żyć sama szukam klubu",
        "rehabilitacja po zawale",
        "grozi mi eksmisja",
        "choroby serca",
    ],
    "pa": [
        "ਮੰਮੀ ਡਿੱਗ ਪਈ",
        "ਦਿਲ ਦੀ ਬੀਮਾਰੀ",
        "ਸਟ੍ਰੋਕ ਤੋਂ ਬਾਅਦ ਮਦਦ",
        "ਮੈਨੂੰ ਮਾਂ ਲਈ ਮਦਦ ਚਾਹੀਦੀ ਹੈ",
        "ਘਰ ਵਿੱਚ ਦੇਖਭਾਲ",
        "ਬਿੱਲ ਨਹੀਂ ਭਰ ਸਕਦੇ",
        "mainu madad chahidi hai",
    ],
    "ur": [
        "امی گر گئیں",
        "دل کی بیماری",
        "فالج کے بعد مدد",
        "مجھے ماں کے لیے مدد چاہیے",
        "گھر پر دیکھ بھال",
        "بل ادا نہیں کر سکتے",
        "mujhe madad chahiye",
    ],
    "ar": [
        "أمي وقعت في البيت",
        "مرض القلب",
        "علاج بعد الجلطة",
        "رعاية نهاية الحياة",
        "بدي معلومات عن الموت والعزاء",
        "لا أريد العيش وحدي",
        "مساعدة في دفع الفواتير",
        "راتب مقدم الرعاية",
    ],
    "ro": [
        "mama a căzut",
        "boli de inimă",
        "ajutor după accident vascular",
        "îngrijire la sfârșitul vieții",
        "vreau să mor acasă hospice",
        "nu vreau să trăiesc singură",
        "abuz de alcool",
        "mi-e frică de căzut acasă",
        "bătrâni singuri",
    ],
    "ti": [
        "ኣደይ ወዲቓ",
        "ሕማም ልቢ",
        "ማህረምቲ",
        "ድሕሪ ማህረምቲ ሓገዝ",
        "ኣብ ገዛ ሓገዝ",
        "በይነይ ክነብር ኣይደልን",
        "ቢላት ክኸፍል ኣይክእልን",
    ],
    "gu": [
        "મમ્મી પડી ગયા",
        "હૃદયની બીમારી",
        "સ્ટ્રોક પછી મદદ",
        "મને મારા પતિ માટે મદદ જોઈએ",
        "મારે મદદ જોઈએ છે",
        "ઘરે સંભાળ",
        "હાર્ટ એટેક પછી કસરત",
        "એકલા જીવવું નથી",
        "હું મરી જાઉં પછી છોકરો ક્યાં",
    ],
    "zh-hant": [
        "媽媽跌倒",
        "心臟病",
        "中風",
        "中風後復康",
        "臨終照顧",
        "請打我電話",
        "想死喺屋企善終",
        "好驚佢跌親",
        "交唔起電費",
    ],
}


def rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in table.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), rows(DANGER))
def test_danger_is_heard_as_it_is_typed(language: str, text: str) -> None:
    assert sounds_like_danger(text)


@pytest.mark.parametrize(("language", "text"), rows(ORDINARY))
def test_ordinary_searches_raise_no_alarm(language: str, text: str) -> None:
    assert not sounds_like_danger(text)


@pytest.mark.parametrize("text", ["", " ", "?!", "\ud800", "_", "=", "我", "a" * 5000])
def test_text_without_words_is_no_danger(text: str) -> None:
    assert not sounds_like_danger(text)


def test_a_danger_in_another_language_than_the_page_is_heard() -> None:
    assert sounds_like_danger("pomoc mąż mnie bije please help")
    assert sounds_like_danger("help 老公打我")


def test_words_far_apart_are_not_a_phrase() -> None:
    assert not sounds_like_danger("he hits the ball at the club near me")


def test_everyday_words_do_not_hide_danger_beside_them() -> None:
    assert sounds_like_danger("my back hurts because he hits me")
    assert sounds_like_danger("心臟病，佢打我，請打我電話")


@pytest.mark.parametrize("table", ["harm", "suicide", "medical"])
@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_every_language_has_phrases_that_match_themselves(code: str, table: str) -> None:
    with FILE.open("rb") as file:
        phrases = tomllib.load(file)[table]["phrases"].get(code, [])
    assert len(phrases) >= 20
    written = [phrase.replace("_", " ").replace("=", "") for phrase in phrases]
    assert [phrase for phrase in written if not sounds_like_danger(phrase)] == []


def test_every_language_is_in_both_tables_above() -> None:
    codes = {language.code for language in LANGUAGES}
    assert set(DANGER) == set(ORDINARY) == codes
    assert all(len(texts) >= 8 for texts in DANGER.values())
    assert all(len(texts) >= 6 for texts in ORDINARY.values())


@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    assert sounds_like_danger(text) in {True, False}
