"""Lists of people: rows that hold a name beside a day of birth."""

from __future__ import annotations

import re

from assistant.documents.personal_numbers import is_identity_number

Span = tuple[int, int]

_FEWEST = 3  # rows; one person with a day of birth is a biography
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚"
    "卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍"
    "涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景"
    "党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官"
    "封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆"
    "巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战"
)
_DOUBLE_SURNAMES = "欧阳|上官|司马|诸葛|司徒|慕容|皇甫|尉迟|令狐"
_NAME = rf"(?:[{_SURNAMES}]|{_DOUBLE_SURNAMES})(?:[·一-鿿]{{1,3}}|[ \u3000]{{1,2}}[一-鿿])"
_YEAR = r"(?:19[2-9]\d|20[01]\d)"
_DAY = re.compile(
    rf"(?<!\d)(?:{_YEAR}\s*[年.\-/]\s*(?:1[0-2]|0?[1-9])"
    rf"(?:\s*[月.\-/]\s*(?:[12]\d|3[01]|0?[1-9])\s*日?|\s*月)?|{_YEAR}(?:0[1-9]|1[0-2])"
    rf"(?:0[1-9]|[12]\d|3[01])?)(?!\d)"
)
_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_CELL_NAME = re.compile(rf"姓\s*名[:：]\s*(?P<name>{_NAME}|[·一-鿿]{{2,6}})")
_CELL_BIRTH = re.compile(
    r"(?:出\s*生[^:：|]{0,6}|生\s*日|(?:居民|公民)?身份(?:证[^:：|]{0,6}|号码?))[:：]\s*(?P<day>[^|\n]{4,20})"
)
_ROW_NAME = re.compile(
    rf"^[ \u3000|]*(?:[(（]?\d{{1,4}}[)）.．、]?[ \u3000|、.．]*)?(?P<name>{_NAME})"
    r"(?=[ \u3000|,，、\t（(])"
)
_BORN = re.compile(r"(?:^|[ \u3000|,，、（(])[男女](?:$|[ \u3000|,，、）)])|出生|生于|\d月?日?生")
_HEADING = re.compile(r"姓\s*名.{0,60}(?:出\s*生|生\s*日|身份证)|(?:出\s*生|生\s*日).{0,40}姓\s*名")


def people_rows(text: str) -> list[list[Span]]:
    """For each person of a list: the spans of name and day of birth."""
    rows: list[list[Span]] = []
    run: list[list[Span]] = []
    headed, position = False, 0
    for line in text.split("\n"):
        spans = _cells(line, position) or _plain_row(line, position, headed)
        if spans:
            run.append(spans)
        elif line.strip():
            rows += run if len(run) >= _FEWEST else []
            run = []
            headed = _HEADING.search(line) is not None
        position += len(line) + 1
    return rows + (run if len(run) >= _FEWEST else [])


def _cells(line: str, position: int) -> list[Span]:
    """A table row that names its cells: `姓名：… | 出生年月：…`."""
    name, day = _CELL_NAME.search(line), _CELL_BIRTH.search(line)
    if not name or not day or not (_DAY.search(day["day"]) or _identity(day["day"])):
        return []
    return [_moved(name.span("name"), position), _moved(day.span("day"), position)]


def _plain_row(line: str, position: int, headed: bool) -> list[Span]:
    """A row that begins with a name and tells a birth, by its words or by the row of heads."""
    name = _ROW_NAME.match(line)
    if not name:
        return []
    number = _identity(line[name.end() :])
    if number:
        return [_moved(name.span("name"), position), _moved(number, position + name.end())]
    day = _DAY.search(line, name.end())
    if not day or not (headed or _BORN.search(line[name.end() :])):
        return []
    return [_moved(name.span("name"), position), _moved(day.span(), position)]


def _identity(words: str) -> Span | None:
    """Where a citizen's ID number stands in the words."""
    spans = (found.span() for found in _NUMBER.finditer(words))
    return next((span for span in spans if is_identity_number(words[slice(*span)])), None)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
