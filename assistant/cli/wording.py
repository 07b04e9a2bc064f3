"""Help pages and usage errors in Chinese, which typer itself only has in English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from assistant.cli.layout import columns

_EXTRA = re.compile(r"unexpected extra argument\S* \((?P<what>.*)\)")


class Help:
    """Lays a command's help page out in Chinese."""

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:
        """Usage, what it does, arguments, options, commands."""
        formatter.write(f"用法：{ctx.command_path} {' '.join(self.collect_usage_pieces(ctx))}\n")
        if self.help:
            formatter.write(f"\n{self.help}\n")
        shown = [p for p in self.get_params(ctx) if not getattr(p, "hidden", False)]
        arguments = [(_argument(p), p.help or "") for p in shown if _is_argument(p)]
        options = [(_option(p), _meaning(p)) for p in shown if not _is_argument(p)]
        commands = [(n, c.help or "") for n, c in getattr(self, "commands", {}).items()]
        for title, rows in (("参数", arguments), ("命令", commands), ("选项", options)):
            if rows:
                formatter.write(f"\n{title}：\n{columns(rows)}\n")
        if self.epilog:
            formatter.write(f"\n{self.epilog}\n")

    def collect_usage_pieces(self: Any, ctx: Any) -> list[str]:
        """The usage line after the command's name."""
        pieces = [_argument(p) for p in self.get_params(ctx) if _is_argument(p)]
        if getattr(self, "commands", None):
            pieces.append("命令")
        return [*pieces, "[选项]"]


class Command(Help, TyperCommand):
    """A command with a Chinese help page."""


class Group(Help, TyperGroup):
    """A command group with a Chinese help page."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Name the commands there are when an unknown one was typed."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            known = "、".join(self.commands)
            ctx.fail(f"没有“{args[0]}”这个命令；可用的命令：{known}。")
        return super().resolve_command(ctx, args)


def usage_error(error: typer.TyperException) -> str:
    """What was typed wrongly and where to read on."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "dangwu"
    return f"{_complaint(error)}（用法见 {path} --help）"


def _complaint(error: typer.TyperException) -> str:
    parameter = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            possible = _names(getattr(error, "possibilities", None) or ())
            hint = f"，是不是 {possible}" if possible else ""
            return f"没有“{getattr(error, 'option_name', '')}”这个选项{hint}"
        case "BadOptionUsage":
            return f"选项“{getattr(error, 'option_name', '')}”的写法不对，后面是否少写了值"
        case "MissingParameter":
            return f"少写了{_label(parameter)}"
        case "BadParameter" if parameter is not None:
            return f"{_label(parameter)}不合适：{error.message}"
    extra = _EXTRA.search(error.message)
    if extra:
        return f"多写了“{extra['what']}”"
    return error.message.rstrip("。")


def _label(parameter: Any) -> str:
    if parameter is None:
        return "参数"
    return f"“{_argument(parameter)}”" if _is_argument(parameter) else f"选项“{parameter.opts[-1]}”"


def _names(options: Iterable[str]) -> str:
    return "、".join(sorted(options))


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _argument(parameter: Any) -> str:
    name = parameter.metavar or parameter.name
    return f"{name}…" if parameter.nargs != 1 else str(name)


def _option(parameter: Any) -> str:
    names = "，".join(parameter.opts)
    return names if parameter.is_flag else f"{names} {parameter.metavar or '值'}"


def _meaning(parameter: Any) -> str:
    return "显示这一页" if "--help" in parameter.opts else parameter.help or ""
