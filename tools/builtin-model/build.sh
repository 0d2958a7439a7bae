#!/bin/sh
# Builds the built-in model from nothing but this folder: documents, tokenizer, training (resumed when interrupted), export.
# On two free cores about four hours (5,000 tokens a second). TOKENS=5 FALLING=2 DOCUMENTS=20000 (millions of tokens) gives a quick,
# poorer one. Needs python3 with venv, and pip's registry.
set -e
cd "$(dirname "$0")"
[ -x build/venv/bin/python ] || { python3 -m venv build/venv && build/venv/bin/pip install -r requirements.txt; }
[ -f build/facts.json ] || build/venv/bin/python documents.py --work build --documents "${DOCUMENTS:-120000}" --tokenizer
OMP_NUM_THREADS=1 build/venv/bin/python train.py --work build --tokens "${TOKENS:-73}" --falling "${FALLING:-20}"
build/venv/bin/python retrieval.py --work build
build/venv/bin/python export.py --work build --out "${OUT:-../../public/models/builtin}"
