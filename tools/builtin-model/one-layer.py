"""Writes the model of the benchmark's load/generate/unload cycles: the built-in model's graph with one narrow layer and
random weights, so that a hundred cycles take minutes and still pass through everything that the real model passes through.
More tokens than the tokenizer has: it may grow without this file."""

import json
from pathlib import Path

import onnx
import torch

from export import build
from network import Network, Shape

shape = Shape(vocabulary=8192, layers=1, width=16, heads=2, head_size=8, hidden=32, positions=256)
here = Path(__file__).parent
out = here / '../bench/cycles/one-layer'

torch.manual_seed(1)
out.mkdir(parents=True, exist_ok=True)
retrieval = {'layer': 1, 'rarity': torch.ones(shape.vocabulary), 'weight': torch.randn(shape.width, 2 * shape.width)}
onnx.save(build(Network(shape).state_dict(), shape, retrieval), out / 'model_fp16.onnx')
config = json.loads((here / '../../public/models/builtin/config.json').read_text())
# Looking every token's text up (fresh_start) takes longer than all the rest of a cycle.
config |= {'vocab_size': shape.vocabulary, 'hidden_size': shape.width, 'intermediate_size': shape.hidden,
           'num_hidden_layers': shape.layers, 'head_dim': shape.head_size, 'max_position_embeddings': shape.positions,
           'colloquy': {'fresh_start': 0}}
(out / 'config.json').write_text(json.dumps(config, ensure_ascii=False, indent=2) + '\n')
