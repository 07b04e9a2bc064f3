"""Why the system would not do something, in Chinese: `strerror` speaks English."""

from __future__ import annotations

import errno
import socket

_REASONS = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "同名的文件已经存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
    errno.EBUSY: "正被其他程序占用",
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "这台机器没有这个地址",
    errno.ECONNREFUSED: "对方拒绝连接",
    errno.ECONNRESET: "对方断开了连接",
    errno.EPIPE: "对方断开了连接",
    errno.ETIMEDOUT: "等待超时",
    errno.EHOSTUNREACH: "连不到对方",
    errno.ENETUNREACH: "网络不通",
}


def spoken_reason(error: OSError) -> str:
    """The cause of a failed system call as a clerk reads it; its number where it has no name."""
    if isinstance(error, socket.gaierror):
        return "找不到这个地址"
    if error.errno is None:
        return "原因不明"
    return _REASONS.get(error.errno, f"系统错误 {error.errno}")
