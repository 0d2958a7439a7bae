"""Makes a checkpoint out of the shipped graph, so that training can go on where the checkpoint itself was lost.

The graph is built once more from a network of random numbers; where each of its weights went is read off there, and the
shipped graph, which is built alike, has the same weight in the same place. Halves are halves: what was rounded stays so.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from export import build
from network import Network, Shape


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', default='build')
    parser.add_argument('--model', default='../../public/models/builtin')
    parser.add_argument('--trained', type=float, required=True, help='millions of tokens that the weights have seen')
    options = parser.parse_args()
    work, model = Path(options.work), Path(options.model)
    work.mkdir(parents=True, exist_ok=True)
    tokenizer = json.loads((model / 'tokenizer.json').read_text())
    (work / 'tokenizer.json').write_text(json.dumps(tokenizer, ensure_ascii=False))
    config = json.loads((model / 'config.json').read_text())
    shape = Shape(config['vocab_size'], config['num_hidden_layers'], config['hidden_size'], config['num_attention_heads'], config['head_dim'],
                  config['intermediate_size'], config['rope_theta'], config['max_position_embeddings'], config['rms_norm_eps'], config['colloquy']['windows'])
    network = Network(shape)
    state = {name: torch.randn_like(value) for name, value in network.state_dict().items()}
    retrieval = {'layer': 1, 'rarity': torch.randn(shape.vocabulary), 'weight': torch.randn(shape.width, 2 * shape.width)}
    random = [numpy_helper.to_array(w) for w in build(state, shape, retrieval).graph.initializer]
    shipped = [numpy_helper.to_array(w) for w in onnx.load(model / 'onnx' / 'model_fp16.onnx').graph.initializer]
    if [(w.dtype, w.shape) for w in random] != [(w.dtype, w.shape) for w in shipped]:
        raise ValueError('The shipped graph was not built by this export.py.')
    place_of = {w.tobytes(): at for at, w in enumerate(random)}

    def found(value):
        return torch.from_numpy(shipped[place_of[value.tobytes()]].astype(np.float32))

    def stored(names):
        joined = torch.cat([state[name] for name in names])
        return found(joined.float().numpy().T.astype(np.float16).copy()).T.split([state[name].shape[0] for name in names])

    out = {'embedding.weight': found(state['embedding.weight'].float().numpy().astype(np.float16).copy()),
           'last_norm.weight': found(state['last_norm.weight'].float().numpy())}
    for n in range(shape.layers):
        at = f'blocks.{n}.'
        for name in ('before_attention.weight', 'before_hidden.weight'):
            out[at + name] = found(state[at + name].float().numpy())
        for names in (('attention.query.weight', 'attention.key.weight', 'attention.value.weight'), ('attention.out.weight',),
                      ('gate.weight', 'up.weight'), ('down.weight',)):
            names = [at + name for name in names]
            out |= dict(zip(names, stored(names)))
        scale = np.float32(shape.head_size ** -0.5)
        own = torch.sigmoid(state[at + 'attention.smear'].float()).repeat_interleave(shape.head_size).numpy() * scale
        out[at + 'attention.smear'] = torch.logit(found(own)[:: shape.head_size] / float(scale))
    network.load_state_dict(out)
    torch.save({'network': network.state_dict(), 'spent': 0.0, 'trained': int(options.trained * 1e6), 'shape': shape.as_dict()}, work / 'checkpoint.pt')
    print(f'{work}/checkpoint.pt: {shape.layers} layers, {sum(p.numel() for p in network.parameters())} parameters')


if __name__ == '__main__':
    main()
