"""Which sentences can be asked about: those that can be understood by themselves."""

from __future__ import annotations

import re

from assistant.domain import Kind
from assistant.quiz.claims import Claim
from assistant.quiz.pronouns import points_back
from assistant.restated_rules import for_quizzes

SHORTEST, LONGEST, LONGEST_LIST = 11, 130, 260  # characters of a sentence that a stem is made of
_SPARE = 30  # of one that may lack the object of its last verb
_LEAST_LATER = 18  # of one that is not the first of its paragraph

# Words that point to something outside the sentence, or that speak of the text and not the matter.
_POINTS = re.compile(
    r"本(?:条|款|项|章|节|文|摘编|指引|专题|条例|办法|规定|细则|规程|通知|意见|制度|手册|表|栏)"
    r"|前[款条项述]|上[款述面条]|下[列述面条]|如下|以下(?!的?[（，。；]|[）)]|者|收入|罚款|称|简称)|^以上|以上是|^这|此(?!后|外出)"
    r"|后者|前者|另见|详见|参见|例如|比如|举例|(?<!其)[他她它]|(?<!^)这|^.{0,14}该(?!校)|二者|两者|各条|前两|第[一二三四五六七八九十]+条"
    r"|(?:条例|讲话|党章|细则|规程|公司法|规定|通知|意见|办法)(?:里|中|对|原文|正文)?(?:还|也|只|都|就|没|并没)?(?:写|说|没|有|未|给|要求|明|依据|提|把|用|定|讲|第|的)"
    r"|条款|原文|网页|口径|一栏|台账里|摘编|未写|(?<!仍)未取得|核对|核实|(?<!提出)(?<!合理化)建议|照搬|不确定|[？?]|小资料|条文|第\d+号|见附件|附件|附表|模板|×|表格|打钩"
    r"|两档|一档|一线|这几|[（(]见|不要(?!求)|(?<![级分特性类个])别(?!的|人|单|是)|要不要|能不能|是不是|有没有|不是法规|不是党内法规|同上|讲话和|地方材料|浙江写|山东写|若只|假如|实到\d|用来算|^[^，。]{2,6}；|定期讲(?!党课)|^[两三四五六](?:种|类|项|者)|已取得|全文|一定向|缴等，|尺子|写的|写着|作为对照|说法|(?<!分)之[一二三]的?$|没有解释|写在|对照物|尺度|的依据，|\d+人线|，(?:自觉)?用以"
)
_STARTS = re.compile(
    r"(?:并|也|但|而|则|还|或者?|以及|及其?|和|同时|因此|另外|其(?!他)|必要时|特殊情况|有特殊|再|都|均|且|即|就|又|与此|为此|对此|否则|然后|最后|先|后|要求|"
    r"情况|结果|结论|决定|时间|期间|内容|期满|经|由|报|应当?|可以|不得|一般|原则上|每[年月季届]|期限|人数|"
    r"[一二三四五六七八九]是|①|②|③|（|\(|\d|“|一律|至少|凡|确需|需要|仍|只|按|凭|把|将|用|向|给|给予|予以|登记|列出|写请示|写|排好|看|做好|加强|坚持|注重|引导|组织(?!员|委员|关系|部|生活|处置)|开展|建立|落实|推动|突出|发挥|健全|完善|强化|推进|教育(?!管)|监督|宣传|执行|贯彻|充分|认真|及时|定期|积极|鼓励|支持|采取|通过|根据|符合|没有|有|无(?!故)|联系群众|了解|领导(?!干部|班子|小组)|对(?=不))"
)
_SUBJECT = re.compile(
    r"(?:按[^，]{2,20}的党员|“[^”]{2,12}”(?:是?指|是)|各级|基层|上级|上一级|所在|联合|临时|流动|正式|预备|入党|企业|公司|用人|基层|机关|高校|乡镇|街道|县级|省级|市级|农民|学生|离退休|党|支部|支委|书记|委员|工会|团|职工|会员|女职工|发展对象|培养|介绍人|组织员|组织关系|中央|国有|非公|个体|党员|对[^，]{4,40}的|有[^，]{4,40}的|经[^，]{2,30}[，的]|因[^，]{4,40}的|"
    r"没有[^，]{2,40}的|设[^，]{2,20}的|建立[^，]{2,8}(?:的|组织，)|高等|校|学校|学院|院|单位|召开|成立|停止|限期|民主评议|组织生活|三会一课|谈心|主题党日|毕业|出国|因公|因私|预备期|培训|选举|候选人|换届|会议|表决)"
)
# What a digest has as the subject of a line that reads as a rule.
_WHO = re.compile(
    r"党|支部|支委|书记|委员|工会|会员|职工|申请人|发展对象|积极分子|介绍人|联系人|组织员|指导员|企业(?!所得税)|单位|高校"
    r"|组织生活会|民主评议|谈心谈话|预备期|入党|组织关系|候选人|公司|公示期|换届|税后工资|限期改正|介绍信|信仰宗教"
)
# Behind a case (…的，) or a time its subject may come.
_CASE_FIRST = re.compile(r"(?<!的)(?<!时)，(?![^，]{0,12}的，)|；")
# Beginnings with what is done, of which a note leaves out to whom or what.
_ACTION = re.compile(
    r"成立(?!党支部|支部|基层工会|联合党支部)|调整|撤销|选(?!举|出的)|停止(?!党籍)|手续|报|批|没有(?![^，]*的(?:党员|企业|单位))|未|满|超过|外出|评议|谈心(?!谈话)"
    r"|表彰|补助|修缮|培训(?!内容)|订|购|事前|从|对象|维护|处分|把|开|写|管|结合|使用(?!党费)|转|查|培养(?!联系)|帮助|占用|确有|加强|年度终了"
)
# Ways of putting things that stand in notes, not in rules.
_SPOKEN = re.compile(
    r"来不了|不愿来|在路上|列为|才谈|门槛|非公党建|交流入地|伙伴|(?<!查)找(?!到)|手续先|来选|改开|都行|均可|也行|撤了|拿|弄|搞|(?<!骨)干(?![部事])|盯|捎|没(?!有|收)|守住|看的是|人头"
    r"|多了|了$|也能|就行|就可|才行|用不着|不用支部|凑|先把|先由|头一|够|挂(?!牌|职)|单子|两头|几个人|一块|一样|顺手|随手|(?<!依)靠"
    r"|跟(?!踪|进)|叫|(?<!转)让|怎|其中|(?<!及)其组织|×|→|＋|\+|=|(?<!生)活的|兜底|没转|(?<![召公展])开(?!除|展|会|始|放|支|户|办|业|列|具)"
    r"|缺钱|管党费|报备案|报批$|只备案|条例[要写鼓只同]|写了|只写|另把|浙江|定为|顶得上|当书记|建(?:工会|支部|基层|流动)|提申请|备好"
    r"|(?<!党组织)商流入地|说了不算|标尺|谁也|手头|(?<!购)买(?!用)|用的是|数的是|台账|个月提醒(?!做好)|一年至少|自己(?!的)|上级一般|办$|都要谈|批复申请|党员关系不转|规定列出|一般选|[大委]会(?:会议)?选(?=[；，]|$)"
)
# Words of a note for those of a rule, and asides of whoever wrote the digest.
_LOOSE = re.compile(
    r"变了|换了|写出|写好|一并报到|商量|打电话|数额是|举办者|互相谈|党员多[的或]|里做|转入|放[到在](?!首位|心上|突出)|^现行"
    r"|公司法规定|直接选(?!举)|不必|给支部|给非公|没有的一般|自评互评|支部教育|愿意改|在每个月|管的党费|投向|主要用来|跟进"
    r"|企业不能|分母|提醒到期|^[^，]{2,16}(?:也|同样)(?!可以)|也没有|^[^，]*还要|分散的支部|(?<!举)办的|之列|照发|会写|项用途|^经常|^不适宜任职|^停止党籍的，|研究决定，并|^选举后|报上级(?!党)|[；，]收入"
)
# Whose members these bodies look after.
_OF_MOVED = re.compile(r"流[入出]地党组织")
# A case without the body that it is one of: 党员较多的，应当划分党小组.
_BARE_CASE = re.compile(
    r"(?:较多|较少|分散|不足[^，]{1,8}|[人名](?:以上|以下)?|达到[^，人名]{0,6}[\d一二两三四五六七八九十百]+[^，]{0,2})的，"
    r"(?!由|(?:上级|基层|县级)?(?:党组织|党支部|党委|工会|企业|单位)[^，]{0,8}(?:应当|可以|要|不))"
    r"|^(?!用人单位|企业|单位|党支部|支部)[^，]*[人名]以上，|[人名]以上(?:的?设|建)|(?<!不)的，转"
)
# What is transferred has to be told.
_MOVED = re.compile(r"拒接|转(?:到|至|往|单位|企业|县)")
# Rules on dues, whose sentences have to say that they speak of dues.
_OF_DUES = re.compile(r"党费")
# What somebody is to do, without to whom or what.
_NO_OBJECT = re.compile(r"^[^，的]{2,8}应当(?:及时)?[^，]{2}$")
_FULL_SUBJECT = re.compile(r"用人单位|党支部的|企业|单位的")  # with which no case is bare
# What a speech demands, against what it only recommends.
_BINDS = re.compile(r"应(?!对|建尽建)|必须|不得|至少|一般|不少于|(?<!需)要(?!求|点|素|带)")
_HALF = re.compile(
    r"(?:部分|民主选举|的|时|后|之前|(?<!使用)(?<!收缴)(?<!工作)(?<!学习)情况下?|方面|(?<!批评)(?<!服务)等|为例|起|之日)$"
)  # half a sentence
_BARE_END = re.compile(
    r"(?:选派|指派|指定|处理|转移|转交|接转|转接|帮助|报[^，]{2,10}(?:党委|组织部门|党组织))$"
)
_NO_SUBJECT = re.compile(
    r"[^，]{2,14}(?:后|时|前)，|[^，对]{0,12}(?:时间|期限|人数|比例|结果|数额|决定)(?!为|：)"
)
# One amount in two notations: 2%（百分之二）, 3（三）人.
_TWICE = re.compile(
    r"\d+(?:\.\d+)?[%％][（(]百分之|百分之[一二三四五六七八九十百点]+[（(]\d|\d+[（(][一二三四五六七八九十两]+[）)]"
    r"|[一二三四五六七八九十两]+[（(]\d+[）)]"
)
# How much of what: a bare bound behind a comma, with nothing of its unit before it.
_BARE_BOUND = re.compile(
    r"，(?:一般|最长)?不(?:得)?超过(?:\d+|[一二三四五六七八九十两]+)个?(?P<unit>[年月天日人名次元个])"
)
_MEASURED = re.compile(r"时间|期限|期间|人数|数额|比例|次数|任期|时限|年限")
_BALANCE = (("（", "）"), ("《", "》"), ("“", "”"))
_COLON = re.compile(r"[：:]")
_LIST_COLON = re.compile(
    r"(?:包括|分为|分|有|如|是|为|即|原则|方面|[种类项条个步])[：:][^：:]*[、；][^：:]*$"
)  # a colon that only introduces the members of a list


# What says nothing that could be known: 按照有关规定，履行相关职责.
_EMPTY = re.compile(r"履行相关|相关(?:工作)?职责|按照?[^，]{0,10}有关规定(?:执行|办理|处理)$")
# Another text that a rule refers to, which may have been replaced since.
_OTHER_TEXT = re.compile(r"(?:参照|依照|按照|执行)[^，；。《]{0,8}《")
_NOUN = re.compile(r"的[\u4e00-\u9fff]{2}$")  # a member of a list, no sentence
_AT_ONCE = 10  # characters before the subject of a later sentence
_MODAL = re.compile(r"应当|可以|必须|一般|不得|由|是|须")
# What only the sentence before tells: 将其存入…, 研究工会的意见.
_OF_BEFORE = re.compile(r"^[^，]*(?:将|把|对|为)其(?!他)")
# A case whose subject only the sentence before tells: 没有合适人选的，….
_CASE_OF_BEFORE = re.compile(
    r"^(?:对?没有|确有|有(?!正式)|因|经|设|召开|成立|停止|限期)[^，]*(?:的|后|时|[后满]仍?[^，]*)，"
)
_NAMED = re.compile(
    r"党员(?!条件|义务)|党?支部|党组织|党委|单位|企业|公司|工会|职工|会员|书记|委员|对象|积极分子|预备|党小组|组织生活会"
)
_GOES_ON = re.compile(r"的意见，|处理结果|有关材料|^选举应当|^(?:选出的|具体|报告|主持|上述|会议)")
# A list whose members stand between semicolons, which only its whole is asked for.
_PARTED_LIST = re.compile(r"^[^：；]{4,60}：[^：；]+(?:；[^：；]+){2,}$")
# A case that ends in a colon instead of a comma.
_CASE_COLON = re.compile(r"(?<=的)[：:]")


def askable(claim: Claim) -> bool:
    """Whether the claim can be asked about: it can be understood by itself, and reads as a rule."""
    text = claim.text
    if _OTHER_TEXT.search(text) or _EMPTY.search(text):
        return False
    bare = _CASE_COLON.sub("，", text)
    if not _whole(claim) or (_COLON.search(bare) and not _LIST_COLON.search(bare)):
        return False
    if not _measures_something(text):
        return False
    if claim.document.kind is Kind.DIGEST:
        return _reads_as_rule(claim)
    return _tells_subject(claim)


def _measures_something(text: str) -> bool:
    """Whether it is told of what a bound is one: not 作出处置，不超过1年."""
    for found in _BARE_BOUND.finditer(text):
        before = text[: found.start()]
        if found["unit"] not in before and not _MEASURED.search(before.rpartition("，")[2]):
            return False
    return True


def _reads_as_rule(claim: Claim) -> bool:
    """Whether a line of a digest has its subject, and no note's short or spoken way of putting."""
    text = claim.text
    first = _CASE_FIRST.split(text)[0]
    unsaid = _STARTS.match(text) and not _SUBJECT.match(text)
    if for_quizzes(claim.document):
        return not unsaid  # no notes: whole sentences, written to be asked about
    if unsaid or _ACTION.match(text) or not _WHO.search(first):
        return False
    bare_case = _BARE_CASE.search(text) and not _FULL_SUBJECT.match(text)
    if _SPOKEN.search(text) or bare_case or _NO_OBJECT.match(text):
        return False
    if _MOVED.search(text) and not re.search(r"关系|党籍", text):
        return False
    if _LOOSE.search(text) or (_OF_DUES.search(claim.clause) and "党费" not in text):
        return False
    if _OF_MOVED.search(text) and "流动党员" not in text:
        return False
    return bool(_BINDS.search(text)) if claim.spoken else True


def _whole(claim: Claim) -> bool:
    """Whether it is a whole sentence of fitting length that points at nothing outside itself."""
    text = claim.text
    longest = LONGEST_LIST if _PARTED_LIST.search(text) else LONGEST
    if not SHORTEST <= len(text) <= longest or not self_contained(text):
        return False
    spare = len(text) < _SPARE and not for_quizzes(claim.document)
    return not (_HALF.search(text) or (spare and _BARE_END.search(text)))


def _tells_subject(claim: Claim) -> bool:
    if _STARTS.match(claim.text) and not _SUBJECT.match(claim.text):
        return False
    if _OF_BEFORE.search(claim.text) or (not claim.opens and _NOUN.search(claim.text)):
        return False
    case = None if claim.opens else _CASE_OF_BEFORE.match(claim.text)
    if case and not _NAMED.search(case.group()):
        return False
    later = len(claim.text) >= _LEAST_LATER and starts_with_subject(claim.text)
    return claim.opens or ((later or _says_who(claim.text)) and not _GOES_ON.search(claim.text))


def _says_who(text: str) -> bool:
    """Whether a later sentence has its subject at once, with what that one is to do."""
    first = _CASE_FIRST.split(text)[0]
    who = _WHO.search(first)
    bare = _ACTION.match(text) or _NO_SUBJECT.match(text)
    return who is not None and who.start() <= _AT_ONCE and bool(_MODAL.search(text)) and not bare


def starts_with_subject(text: str) -> bool:
    """Whether it begins with who or what it is about."""
    return bool(_SUBJECT.match(text)) and not _NO_SUBJECT.match(text)


def self_contained(text: str) -> bool:
    """Whether nothing in it points elsewhere and no bracket is left open."""
    plain = re.sub(r"《[^》]*》", "", text)
    if _POINTS.search(plain) or points_back(plain) or _TWICE.search(plain):
        return False
    return all(text.count(a) == text.count(b) for a, b in _BALANCE)
