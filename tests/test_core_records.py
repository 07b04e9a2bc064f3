from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from assistant import (
    IngestReport,
    IngestRow,
    IngestState,
    Kind,
    Level,
    SearchResult,
    Source,
    Status,
    document_record,
    ingest_record,
    search_record,
)
from assistant.testing import hits_of, line_document

PARSED = line_document("第一条 党员按月交纳党费。\n第二条 数额另定。\n", title="党费办法")
DOCUMENT = replace(
    PARSED.document,
    kind=Kind.REGULATION,
    level=Level.PARTY_RULE,
    status=Status.TRIAL,
    written=date(2021, 5, 1),
    sources=(Source("《条例》", articles=("第三条",)),),
)


def test_a_document_is_plain_json_with_chinese_values_and_iso_dates() -> None:
    record = json.loads(json.dumps(document_record(DOCUMENT), ensure_ascii=False))
    assert record["kind"] == "法规"
    assert record["level"] == "党内法规"
    assert record["status"] == "试行"
    assert record["written"] == "2021-05-01"
    assert record["published"] is None
    assert record["sources"][0]["articles"] == ["第三条"]


def test_search_results_keep_order_text_and_place() -> None:
    hits = tuple(hits_of(PARSED))
    record = json.loads(json.dumps(search_record(SearchResult("党费", hits))))
    assert record["query_used"] == "党费"
    assert [hit["text"] for hit in record["hits"]] == [hit.passage.text for hit in hits]
    assert [hit["locator"] for hit in record["hits"]] == ["1", "2"]


def test_an_ingest_report_counts_what_failed() -> None:
    rows = (
        IngestRow("a.txt", IngestState.ADDED, DOCUMENT, articles=2, passages=2, embedded=2),
        IngestRow("b.txt", IngestState.FAILED, error="文件是空的"),
    )
    record = json.loads(json.dumps(ingest_record(IngestReport(rows, 1.5))))
    assert (record["embedded"], record["failed"], record["seconds"]) == (2, 1, 1.5)
    assert record["files"][0]["document"]["title"] == "党费办法"
    assert record["files"][1] == {
        "path": "b.txt",
        "state": "未入库",
        "document": None,
        "articles": 0,
        "passages": 0,
        "embedded": 0,
        "seconds": 0.0,
        "warnings": [],
        "missing": [],
        "error": "文件是空的",
    }
