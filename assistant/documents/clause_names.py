"""How running text names clauses: 第十二条第二款第（三）项. The one home of these patterns."""

from __future__ import annotations

SIGN = r"[一二三四五六七八九十百千零〇两\d]"
NUMERAL = rf"{SIGN}+"
ARTICLE = rf"第{NUMERAL}条(?:之{NUMERAL})?"
PARAGRAPH = rf"第{NUMERAL}款"
ITEM = rf"(?:第[（(]?{NUMERAL}[）)]?|[（(]{NUMERAL}[）)])项"
CLAUSE = rf"{ARTICLE}(?:{PARAGRAPH})?(?:{ITEM})?"
