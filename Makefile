SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

BIN := .venv/bin
DANGWU_HOME ?= indexes
CORPUS := $(shell find corpus -type f 2>/dev/null)
export DANGWU_HOME

.PHONY: help run test check lint corpus-check docs pictures bench eval train browser office clean

help:
	@echo "make run    安装、建库并打开网页（http://127.0.0.1:7860）"
	@echo "make test   安装测试所需并运行全部检查和测试"
	@echo "make check  只运行检查和测试，不安装"
	@echo "make eval   评测检索和回答，写出报告 evals/report/index.html（旁边有 ../shared 时一并测真实文件）"
	@echo "make bench  评测速度和内存"
	@echo "make train  重新训练自带的向量模型和判断模型（约 40 分钟，要有 ../shared）"
	@echo "make docs   重新生成 docs 里由程序生成的部分"
	@echo "make pictures 重新拍 docs/images 里的网页图片（要有 Chromium）"
	@echo "make clean  删除运行环境和缓存（不动资料库）"

run: .venv/installed $(DANGWU_HOME)/.starter
	@$(BIN)/dangwu serve || [ $$? = 130 ]

test: .venv/installed-tests browser office check

# Tests in a browser run beside the others, file by file.
check: lint corpus-check
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

corpus-check:
	$(BIN)/dangwu corpus check $(if $(wildcard ../shared/documents),--texts ../shared/documents --texts ../shared/seed)

.venv/installed: pyproject.toml constraints.txt scripts/install.sh
	@scripts/install.sh run
	@touch $@

.venv/installed-tests: pyproject.toml constraints.txt scripts/install.sh
	@scripts/install.sh test
	@touch $@ .venv/installed

# A stamp, so that a document the user took out of the library does not come back with every start.
$(DANGWU_HOME)/.starter: $(CORPUS) | .venv/installed
	@echo "正在建立起步资料库…"
	@$(BIN)/dangwu library add corpus
	@touch $@

browser:
	@for name in chromium chromium-browser google-chrome; do \
	  if command -v $$name >/dev/null; then exit 0; fi; \
	done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "正在安装测试用的浏览器…"; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; \
	else \
	  echo "没有找到 Chromium，网页测试将被跳过。可安装：apt-get install chromium"; \
	fi

office:
	@if command -v soffice >/dev/null || command -v libreoffice >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "正在安装测试用的 LibreOffice…"; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends \
	    libreoffice-writer libreoffice-calc libreoffice-impress fonts-noto-cjk >/dev/null; \
	else \
	  echo "没有找到 LibreOffice，旧版 Office 格式的测试将被跳过。可安装：apt-get install libreoffice-writer"; \
	fi

docs: .venv/installed
	$(BIN)/python -m assistant.cli.reference > docs/cli.md
	$(BIN)/python scripts/document_modules.py
	$(BIN)/python -m scripts.copy_guides

pictures: .venv/installed-tests browser
	$(BIN)/python -m scripts.take_pictures

bench: .venv/installed-tests
	$(BIN)/python -m evals bench

eval: .venv/installed-tests
	$(BIN)/python -m evals report

train: export MALLOC_TRIM_THRESHOLD_ := 17179869184
train: export MALLOC_MMAP_THRESHOLD_ := 8589934592
train: .venv/installed-tests
	$(BIN)/python -m evals.training check
	$(BIN)/python -m evals.training embedder --out assistant/models/dangwu-e5-small
	$(BIN)/python -m evals.training judge --out assistant/models/dangwu-e5-small
	$(BIN)/python -m evals.training decisions --out assistant/answering/decision_weights.json

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
