"""`dangwu models`: the language model, where one is configured."""

from __future__ import annotations

import typer

from assistant import ModelReport, Reach, model_record
from assistant.cli import wording
from assistant.cli.opening import open_library
from assistant.cli.output import one_line, print_json, say
from assistant.cli.values import Json

NOT_USABLE = 2

_OFF = """没有接入语言模型：回答由资料里的原句组成，这样就能用，不是必须接入。
要接入，请设置环境变量（或写进 dangwu.toml），例如用本机的 Ollama：
  export DANGWU_LLM_KIND=ollama
  export DANGWU_LLM_MODEL=qwen3:8b
用 OpenAI 兼容的服务：
  export DANGWU_LLM_URL=http://127.0.0.1:8000/v1
  export DANGWU_LLM_MODEL=模型名称
  export DANGWU_LLM_API_KEY_FILE=存有密钥的文件
设置后再运行 dangwu models check。各种服务的写法见 README“接入语言模型”。"""
_KINDS = {"openai": "OpenAI 兼容接口", "ollama": "Ollama"}
_REACH = {
    Reach.THIS_MACHINE: "本机，文字不出这台机器",
    Reach.LOCAL_NETWORK: "内部网络，问题和找到的原文会离开这台机器",
    Reach.OUTSIDE: "外部网络，问题和找到的原文会离开这台机器；有不宜外传的文件，请用本机的模型",
}

app = typer.Typer(
    cls=wording.Group,
    help="语言模型：是否接入，文字发到哪里，答得多快。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.command("check", cls=wording.Command, help="向语言模型问一句话，看它是否可用、有多快。")
def check(as_json: Json = False) -> None:
    """Ask a short question; exit code 2 where there is no model or it does not answer."""
    with open_library() as assistant:
        report = assistant.check_model()
    if as_json:
        print_json(model_record(report))
    elif report.configured:
        _print(report)
    else:
        say(_OFF)
    if not report.usable:
        raise typer.Exit(NOT_USABLE)


def _print(report: ModelReport) -> None:
    say(f"模型　　　{report.model}（{_KINDS[report.kind]}）")
    say(f"地址　　　{report.url}")
    say(f"文字去向　{_REACH[report.reach]}。")
    if report.pieces:
        streaming = f"逐段送来（{report.pieces} 段）" if report.streaming else "一次送来，不逐段"
        say(f"快慢　　　第一段 {_s(report.first_ms)}，全部 {_s(report.whole_ms)}；{streaming}")
        unit = "词元" if report.tokens[1] else "段"
        say(f"　　　　　每秒 {report.tokens_per_second:.1f} {unit}")
        say(f"长度　　　{_context(report)}")
        say(f"它的回答　{one_line(report.reply, 80)}")
    say("可以使用。" if report.usable else f"不能使用：{report.message}")


def _s(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.1f} 秒"


def _context(report: ModelReport) -> str:
    used, most = report.context_tokens, report.most_context_tokens
    setting = f"按设置 DANGWU_LLM_CONTEXT_TOKENS 用 {used} 个词元"
    if not most:
        return f"{setting}；服务没有说明模型最多能用多少"
    if used > most:
        return f"{setting}，但模型最多只有 {most} 个，请把设置改小"
    return f"{setting}；模型最多 {most} 个"
