"""Signs that came out wrong on the way here: lost characters, invisible ones, traditional forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from reports.checks.chinese import blotted
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.spots import Passage, Spot, matches, passages, several, times
from reports.content import Content
from reports.schema import Severity

# forms that only traditional text has; those with a use of their own in simplified text (於 乾 瞭 藉 著 徵) are left out
TRADITIONAL = (
    "萬與專業叢東絲丟兩嚴喪個豐臨為麗舉麼義烏樂喬習鄉書買亂爭虧雲亞產畝親褻億僅從侖倉儀們價眾優會傘偉傳傷倫偽體"
    "傭債傾儲兒黨蘭關興養獸內岡冊寫軍農馮沖決況凍淨準減湊幾鳳憑凱擊鑿劃劉則剛創刪別劑剝劇勸辦務動勵勁勞勢勳區醫華協"
    "單賣盧衛卻廠廳歷厲壓厭廁縣參雙發變敘葉號嘆嚇嗎啟吳員聽呂響問喚園圍國圖圓聖場壞塊堅壇墳墜壟墾壘聲殼處備復夠頭誇"
    "夾奪奮獎婦媽孫學寧實寵審憲宮寬賓對尋導壽將爾塵嘗盡層屆屬歲豈島嶺崗幣師帳帶幫幹並廣莊慶廬庫應廟龐廢開異棄張彌彎"
    "彈強歸當錄徹徑憂懷態總戀懇恥悅懸驚懼慘懲憤願懶戲戰戶撲執擴掃揚擾撫拋搶護報擔擬擁攔擇擠揮損撿換據擲摻攙攝擺搖"
    "攤撐數齊斬斷無舊時曠晝顯晉曬曉暫術樸機殺雜權條來楊極構樞棗槍標棧棟欄樹樣橋檢樓橫檔歡歐殘毀畢氣漢湯溝沒滬瀘淚潔"
    "灑淺漿澆測濟渾濃濤澇漣潤漲澀淵漁滲溫灣濕潰滯滿濾濱灘燈靈災爐點煉爛煙煩燒熱燭營犧狀獨獄獵貓獻瑪環現璽瓊電畫暢療"
    "瘋癥盜監盤礦碼磚礎確禮禍禪離種積稱稅穩窮竊窺競筆筍築簡籌簽籃糧糾紀約紅純紗納縱綸紛紙紋紡線練組細織終經結給絡絕統"
    "繼績緒續維綿綱網綜綠緩編緣縮繳罰羅聯職聰肅腸膚腫脹脅勝腦腳臉舉艙艦艱藝節蘇蘋範莖薦蕩藥蓋藍蟲蝦補襯裝覽觀規視覺觸"
    "訂計訊討讓訓議記講許論設訪訴診證評識詐詞試詩誠話該詳語誤說請諸諾讀課誰調諒談謀謂謝謠謹譯譜貝負貢財責賢敗貨質販貪"
    "購貯貫貴貸貿費賀資賬賞賜賦賴贈贊趙趕趨躍踐車軌軟轉輪輕載較輔輛輩輯輸轄遼達遷過邁運還這進遠違連遲適選遜遞遺鄧鄭鄰"
    "釋鑒針釣鈔鋼鐵錢鉛銀銅鏈銷鎖鋒鋪銳錯鎮鏡長門閉間閑閱闊隊陽陰陣階際陸陳險隨隱難霧靜韓響頁頂項順須頑顧頒預領頗頻題"
    "額顏類風飛飯飲飾飽館馬馳驅駐駕駛驗騙騰驟魚鮮鳥鳴鷄麥黃齡龍龜點檯臺彙匯衝製複鬥鬧鬱鹽麵齣裏裡隻祇擧佈啓"
)
LOOKS_TRADITIONAL = re.compile(f"[{TRADITIONAL}後]+")
# radicals and doubles of characters, as some PDF files give them: they look right and cannot be searched
DOUBLES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
NAMED = re.compile("《[^《》\n]{1,80}》|“[^“”\n]{1,40}”")
LOST = re.compile(
    "[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]+|锟斤拷(?:锟斤拷)*|烫烫烫+|屯屯屯+|[锛銆鈥]|ï»¿|ï¿½|"
    "â€[œ™“”]?|Ã[\x80-\xbf]"
    "|(?<=[\u4e00-\u9fff，。])\\?{2,}|(?<=[\u4e00-\u9fff])[□■◇◆](?=[\u4e00-\u9fff])"
)
TAGS = re.compile(
    "&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,5});?|</?(?:br|p|span|"
    "div|strong|font|td|tr|b|a|img)\\b[^<>\n]{0,80}>|\\\\[nrt](?![A-Za-z])"
)
UNSEEN = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+"
)
MIXED = re.compile("[0-9０-９.．]{0,9}(?:[0-9][.．]?[０-９]|[０-９][.．]?[0-9])[0-9０-９.．]*")
# numerals as wide as a character; those that number a line are a habit of typing
NARROW = re.compile("[0-9]")
WIDE = re.compile(
    r"(?m:(?<!^)(?<![\n（(])|(?<=[（(]))(?<![0-9０-９.．])[０-９]+(?:[.．][0-9０-９]+)?(?![0-9０-９）)、．.])"
)
LETTERS = re.compile(
    "(?<![0-9A-Za-z./_-])(?:[0-9]+[OoIl|][0-9]+|[0-9]+[Ool]|[OIl][0-9]+)(?=[年月日件条次份个人项期元万宗起])"
)
LAW = "《中华人民共和国国家通用语言文字法》"
RULES = (
    Rule(
        "TXT-07",
        "正文里有乱码、网页代码、看不见的字符、全角半角混用的数字，或者繁体字。",
        Severity.WARN,
        LAW,
        Example(passages={"other": "本年度未收取信息处理费，锟斤拷没有其他事项。"}),
    ),
)
KINDS = (
    (Severity.WARN, LOST, "是乱码，请对照原稿改正。"),
    (Severity.WARN, TAGS, "是网页或程序代码的残留，请删去。"),
    (Severity.WARN, MIXED, "里全角和半角数字混用，请都用半角数字。"),
    (Severity.WARN, LETTERS, "在数字里夹了字母，请核对是否为0或1。"),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """One finding a section and kind."""
    for passage in passages(content):
        for severity, pattern, says in KINDS:
            yield from passage.told("TXT-07", severity, matches(pattern, passage.text), says)
        yield from _wide(passage)
        spots = [
            Spot(spot.start, spot.end, normalize("NFKC", passage.text[spot.start : spot.end]))
            for spot in matches(DOUBLES, passage.text)
        ]
        says = "：字形相同而编码不同，检索不到，请重新输入。"
        yield from passage.told("TXT-07", Severity.HINT, spots, says)
        yield from _unseen(passage)
        yield from _traditional(passage)


def _wide(passage: Passage) -> Iterator[Finding]:
    """Wide numerals among narrow ones; where all are wide, it is a habit."""
    mixed = {spot.start for spot in matches(MIXED, passage.text)}
    spots = [
        Spot(start, end, normalize("NFKC", passage.text[start:end]))
        for start, end in (match.span() for match in WIDE.finditer(passage.text))
        if start not in mixed
    ]
    if NARROW.search(passage.text):
        yield from passage.told("TXT-07", Severity.WARN, spots, "：数字应全文用半角，请改正。")


def _unseen(passage: Passage) -> Iterator[Finding]:
    """Characters that do not print are named by number; there is nothing to quote but what stands around them."""
    if not (spots := matches(UNSEEN, passage.text)):
        return
    numbers = several(f"U+{ord(passage.text[spot.start]):04X}" for spot in spots)
    before, after = (UNSEEN.sub("", part) for part in _sides(passage.text, spots[0]))
    quote = f"{before[-10:]}{after[:10]}".strip()
    message = (
        f"{passage.place}中“{quote}”{times(len(spots))}夹有看不见的字符（{numbers}），多半是从网页复制带来的，"
        "会影响检索，请删去后重新输入。"
    )
    yield Finding("TXT-07", Severity.HINT, passage.section.code, message, quote=quote)


def _sides(text: str, spot: Spot) -> tuple[str, str]:
    return text[max(0, spot.start - 40) : spot.start], text[spot.end : spot.end + 40]


def _traditional(passage: Passage) -> Iterator[Finding]:
    """What stands in the title of a document or in quotation marks may be somebody's name."""
    text = blotted(NAMED, passage.text)
    spots = matches(LOOKS_TRADITIONAL, text)
    says = "是繁体字，地名、人名以外请改用规范汉字。"
    yield from passage.told("TXT-07", Severity.WARN, spots, says)
