"""Serves the page on one address. Gradio's own `launch` is not used: it would look for another
port by itself, and it calls its own address through whatever proxy the environment names.
"""

from __future__ import annotations

import logging
import os
import socket

import gradio
import uvicorn
from gradio.routes import App as GradioApp

from assistant import AssistantError, spoken_reason
from ui.guard import App, Guard
from ui.look import HEAD, page_theme
from ui.store_sending import Sending
from ui.store_work import StoreWork


def application(page: gradio.Blocks, host: str, work: StoreWork | None = None) -> App:
    """The page as an ASGI application, closed to the outside. `work`: takes the files it sends."""
    mounted = gradio.mount_gradio_app(
        GradioApp(openapi_url=None),
        page,
        path="/",
        theme=page_theme(),
        head=HEAD,
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        pwa=False,
        app_kwargs={"openapi_url": None},
    )
    return Guard(Sending(mounted, work) if work else mounted, host)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any free one. Raises AssistantError when it is taken."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        if os.name != "nt":  # there it would let two programs share the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host.strip("[]"), port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise AssistantError(
            f"不能在 {host} 的端口 {port} 打开页面：{spoken_reason(error)}。"
            "端口可能已被占用，请关闭占用它的程序，或用 --port 换一个端口。"
        ) from error
    return listening


class _Server(uvicorn.Server):
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # An open page holds a stream that never ends; cutting it off is not worth a traceback.
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)


def server(app: App) -> uvicorn.Server:
    """A server that runs `app` on sockets it is given; `should_exit = True` ends it."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=1,
    )
    return _Server(config)
