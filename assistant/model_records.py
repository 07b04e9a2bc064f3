"""The check of the language model as a JSON record: the wire format of `models check --json`."""

from __future__ import annotations

from typing import Any

from assistant.model_report import ModelReport


def model_record(report: ModelReport) -> dict[str, Any]:
    """`models check --json`; times in milliseconds, what is not known is null."""
    if not report.configured:
        return {"configured": False, "usable": False}
    answered = bool(report.pieces)
    return {
        "configured": True,
        "usable": report.usable,
        "kind": report.kind,
        "model": report.model,
        "url": report.url,
        "reach": report.reach,
        "failure": report.failure,
        "message": report.message,
        "first_ms": round(report.first_ms, 1) if answered else None,
        "whole_ms": round(report.whole_ms, 1),
        "pieces": report.pieces,
        "streaming": report.streaming if answered else None,
        "prompt_tokens": report.tokens[0] or None,
        "reply_tokens": report.tokens[1] or None,
        "tokens_per_second": round(report.tokens_per_second, 1) if answered else None,
        "context_tokens": report.context_tokens,
        "most_context_tokens": report.most_context_tokens or None,
        "reply": report.reply,
    }
