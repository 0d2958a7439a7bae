"""Writes what the page loads: the graph with its weights stored in half precision, the configuration and the tokenizer."""

import argparse
import json
from itertools import groupby
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from corpus.prompt import END, PAD, chat_template, special_tokens
from network import Shape, rotations

FLOAT, INT = TensorProto.FLOAT, TensorProto.INT64

# A small model's tail is noise: the logits are sharpened, so that the page's usual temperatures (0.7-0.8) suit it.
sharpness = 1.2
# The least probability of another beginning at which a sentence does not begin as an earlier one did (see sentence-starts.ts).
fresh_start = 0.01


class Graph:
    def __init__(self):
        self.nodes, self.weights, self.count = [], {}, 0

    def op(self, kind, *inputs, outputs=1, **attributes):
        self.count += 1
        names = [f'{kind}_{self.count}_{n}' for n in range(outputs)]
        self.nodes.append(helper.make_node(kind, [self.name(i) for i in inputs], names, name=f'{kind}_{self.count}', **attributes))
        return names[0] if outputs == 1 else names

    def name(self, value):
        if isinstance(value, str):
            return value
        array = np.asarray(value)
        key = (array.dtype.str, array.shape, array.tobytes())
        if key not in self.weights:
            self.weights[key] = (f'constant_{len(self.weights)}', array)
        return self.weights[key][0]

    def parts(self, value, counts):
        """Along the second dimension, as many as there are counts."""
        return self.op('Split', value, self.integers(*counts), outputs=len(counts), axis=1) if len(counts) > 1 else [value]

    def integers(self, *values):
        return np.array(values, dtype=np.int64)

    def stored(self, tensor, transpose=False):
        """Half precision in the file, full precision in the sums."""
        array = tensor.detach().float().numpy()
        return self.op('Cast', (array.T if transpose else array).astype(np.float16).copy(), to=FLOAT)

    def named(self, node_output, name):
        self.nodes.append(helper.make_node('Identity', [node_output], [name], name=f'name_{name}'))


def build(state, shape: Shape, retrieval):
    """Takes the keys and values of the tokens before in and gives only those of the new ones out: whoever runs it appends
    them, so that a step copies nothing out and lengthens nothing. What is remembered may have empty places (`past_mask` 0)
    at its end; the rows of a batch may be of different lengths, their new tokens filled up at the right.

    Neighbouring heads of a layer with the same window have their keys in one input and their values in another. Those with a
    window of n tokens take the last n - 1 before the new ones, the last of them in the last place; what stands in the places
    before a text's first token does not matter."""
    g = Graph()
    size, heads, layers = shape.head_size, shape.heads, shape.layers
    inner = heads * size
    embedding = g.stored(state['embedding.weight'])
    cos, sin = (t.numpy().astype(np.float32) for t in rotations(shape))
    x = first = g.op('Gather', embedding, 'input_ids', axis=0)
    cos_at = g.op('Unsqueeze', g.op('Gather', cos, 'position_ids', axis=0), g.integers(1))
    sin_at = g.op('Unsqueeze', g.op('Gather', sin, 'position_ids', axis=0), g.integers(1))
    fresh = g.op('Shape', 'input_ids', start=1)
    past_and_fresh = g.op('Concat', g.op('Shape', 'past_mask', start=1), fresh, axis=0)
    at = g.op('Range', np.int64(0), g.op('Squeeze', fresh), np.int64(1))
    from_at = g.op('Unsqueeze', at, g.integers(1))
    later = g.op('Less', from_at, at)
    empty = g.op('Sub', np.float32(1), g.op('Unsqueeze', 'past_mask', g.integers(1, 2)))
    unseen = lambda hidden: g.op('Mul', hidden, np.float32(-1e9))
    # By window: how the scores of remembered and of new tokens are hidden, and how many there are of both.
    past_of = {None: (unseen(empty), unseen(g.op('Cast', later, to=FLOAT)), past_and_fresh)}
    for window in {head for layer in shape.windows for head in layer} - {None}:
        places = np.arange(window - 1)
        missing = g.op('Less', places, g.op('Sub', np.int64(window - 1), g.op('Slice', 'position_ids', g.integers(0), g.integers(1), g.integers(1))))
        too_early = g.op('Or', g.op('Unsqueeze', missing, g.integers(1, 2)), g.op('Less', places, from_at))
        too_far = g.op('Or', later, g.op('Less', np.int64(window - 1), g.op('Sub', from_at, at)))
        past_of[window] = (*(unseen(g.op('Cast', hidden, to=FLOAT)) for hidden in (too_early, too_far)),
                           g.op('Concat', g.integers(window - 1), fresh, axis=0))
    unsmeared_before = g.op('Split', 'unsmeared_before', outputs=layers, axis=-1) if layers > 1 else ['unsmeared_before']

    # As a power, and not as a product with itself, ONNX Runtime knows it and makes one operation of all six.
    def norm(x, weight):
        mean = g.op('ReduceMean', g.op('Pow', x, np.float32(2)), axes=[-1], keepdims=1)
        scaled = g.op('Div', x, g.op('Sqrt', g.op('Add', mean, np.float32(shape.epsilon))))
        return g.op('Mul', scaled, state[weight].float().numpy())

    def unit(x):
        return g.op('Div', x, g.op('Sqrt', g.op('ReduceSum', g.op('Mul', x, x), g.integers(-1), keepdims=1)))

    def project(x, *weights):
        return g.op('MatMul', x, g.stored(torch.cat([state[weight] for weight in weights]), transpose=True))

    def turned(x):
        return g.op('Add', g.op('Mul', x, cos_at), g.op('Mul', g.op('MatMul', x, quarter_turn(size)), sin_at))

    def attention(caches, window, count, q, k, v):
        """Of `count` heads that see as far back; `caches` gets what is to be remembered."""
        past = [f'past.{len(caches)}.{kind}' for kind in ('keys', 'values')]
        caches.append((past, count, 'past' if window is None else window - 1, [k, v]))
        bias_past, bias_fresh, lengths = past_of[window]
        scores = [g.op('Add', g.op('MatMul', q, g.op('Transpose', keys, perm=[0, 1, 3, 2])), bias)
                  for keys, bias in ((past[0], bias_past), (k, bias_fresh))]
        chances = g.op('Softmax', g.op('Concat', *scores, axis=-1), axis=-1)
        of_past, of_fresh = g.op('Split', chances, lengths, outputs=2, axis=-1)
        return g.op('Add', g.op('MatMul', of_past, past[1]), g.op('MatMul', of_fresh, v))

    caches, unsmeared = [], []
    for n in range(layers):
        at = f'blocks.{n}.'
        h = norm(x, at + 'before_attention.weight')
        q, k, v = g.op('Split', project(h, *(f'{at}attention.{kind}.weight' for kind in ('query', 'key', 'value'))), outputs=3, axis=-1)
        unsmeared.append(k)
        own = torch.sigmoid(state[at + 'attention.smear'].float()).repeat_interleave(size).numpy()
        # A smeared key needs the key before it; once smeared and turned, it is remembered so and never touched again.
        # The scale of the scores goes with it (a power of two here, so nothing is rounded).
        before = g.op('Slice', g.op('Concat', unsmeared_before[n], k, axis=1), g.integers(0), g.integers(-1), g.integers(1))
        scale = np.float32(size ** -0.5)
        k = g.op('Add', g.op('Mul', k, own * scale), g.op('Mul', before, (1 - own) * scale))
        split = g.op('Reshape', g.op('Concat', q, k, v, axis=-1), g.integers(0, 0, 3 * heads, size))
        qk, v = g.op('Split', g.op('Transpose', split, perm=[0, 2, 1, 3]), g.integers(2 * heads, heads), outputs=2, axis=1)
        q, k = g.op('Split', turned(qk), outputs=2, axis=1)
        groups = [(window, len(list(alike))) for window, alike in groupby(shape.window(n, head) for head in range(heads))]
        y = [attention(caches, *group, *parts) for group, *parts in zip(groups, *(g.parts(x, [count for _, count in groups]) for x in (q, k, v)))]
        y = g.op('Concat', *y, axis=1) if len(y) > 1 else y[0]
        y = g.op('Reshape', g.op('Transpose', y, perm=[0, 2, 1, 3]), g.integers(0, 0, inner))
        x = g.op('Add', x, project(y, at + 'attention.out.weight'))
        h = norm(x, at + 'before_hidden.weight')
        gate, up = g.op('Split', project(h, at + 'gate.weight', at + 'up.weight'), outputs=2, axis=-1)
        y = g.op('Mul', g.op('Mul', gate, g.op('Sigmoid', gate)), up)
        x = g.op('Add', x, project(y, at + 'down.weight'))
        if n + 1 == retrieval['layer']:
            both = g.op('Concat', unit(first), unit(x), axis=-1)
            rarity = g.op('Gather', g.stored(retrieval['rarity'][:, None]), 'input_ids', axis=0)
            g.named(g.op('Mul', g.op('MatMul', both, g.stored(retrieval['weight'], transpose=True)), rarity), 'text_states')
    g.named(g.op('Concat', *(kind for *_, both in caches for kind in both), axis=1), 'fresh')
    g.named(g.op('Concat', *unsmeared, axis=-1), 'unsmeared')
    x = g.op('Gather', g.op('Reshape', x, g.integers(-1, shape.width)), 'wanted', axis=0)
    x = g.op('Mul', norm(x, 'last_norm.weight'), np.float32(sharpness))
    g.named(g.op('MatMul', x, g.op('Transpose', embedding, perm=[1, 0])), 'logits')

    value = lambda name, kind, *dims: helper.make_tensor_value_info(name, kind, dims)
    inputs = [value('input_ids', INT, 'batch', 'fresh'),
              value('position_ids', INT, 'batch', 'fresh'),
              value('past_mask', FLOAT, 'batch', 'past'),
              # After which tokens logits are wanted, counted through all rows.
              value('wanted', INT, 'wanted'),
              # The last remembered token's keys of all layers; zeros before the first token.
              value('unsmeared_before', FLOAT, 'batch', 1, layers * inner)]
    inputs += [value(name, FLOAT, 'batch', count, places, size) for names, count, places, _ in caches for name in names]
    # `fresh`: in the order of these inputs. The mean of the text states over a text's tokens, made as
    # long as 1, is its vector for retrieval (retrieval.py).
    outputs = [value('logits', FLOAT, 'wanted', shape.vocabulary),
               value('fresh', FLOAT, 'batch', 2 * heads * layers, 'fresh', size),
               value('unsmeared', FLOAT, 'batch', 'fresh', layers * inner),
               value('text_states', FLOAT, 'batch', 'fresh', shape.width)]
    weights = [numpy_helper.from_array(array, name) for name, array in g.weights.values()]
    graph = helper.make_graph(g.nodes, 'colloquy-builtin', inputs, outputs, weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17)], producer_name='colloquy')
    model.ir_version = 8
    onnx.checker.check_model(model, full_check=True)
    return model


def quarter_turn(size):
    """Row vectors times this have each of their pairs of numbers (x, y) as (-y, x)."""
    half = size // 2
    matrix = np.zeros((size, size), np.float32)
    for i in range(half):
        matrix[i + half, i], matrix[i, i + half] = -1, 1
    return matrix


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', default='build')
    parser.add_argument('--out', default='../../public/models/builtin')
    options = parser.parse_args()
    work, out = Path(options.work), Path(options.out)
    saved = torch.load(work / 'checkpoint.pt')
    shape = Shape(**saved['shape'])
    (out / 'onnx').mkdir(parents=True, exist_ok=True)
    onnx.save(build(saved['network'], shape, torch.load(work / 'retrieval.pt')), out / 'onnx' / 'model_fp16.onnx')
    tokenizer = json.loads((work / 'tokenizer.json').read_text())
    (out / 'tokenizer.json').write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(',', ':')))
    id_of = {token: index for index, token in enumerate(special_tokens)}
    write(out / 'config.json', {
        'model_type': 'llama', 'architectures': ['LlamaForCausalLM'], 'vocab_size': shape.vocabulary, 'hidden_size': shape.width,
        'intermediate_size': shape.hidden, 'num_hidden_layers': shape.layers, 'num_attention_heads': shape.heads,
        'num_key_value_heads': shape.heads, 'head_dim': shape.head_size, 'max_position_embeddings': shape.positions,
        'rope_theta': shape.rope_base, 'rms_norm_eps': shape.epsilon, 'hidden_act': 'silu', 'tie_word_embeddings': True,
        'bos_token_id': None, 'eos_token_id': id_of[END], 'pad_token_id': id_of[PAD], 'torch_dtype': 'float32',
        'colloquy': {'fresh_start': fresh_start, 'windows': shape.windows},
        'transformers.js_config': {'dtype': 'fp16', 'kv_cache_dtype': 'float32'},
    })
    write(out / 'generation_config.json', {
        'do_sample': True, 'temperature': 0.7, 'top_k': 20, 'top_p': 0.95, 'max_new_tokens': 72, 'eos_token_id': id_of[END], 'pad_token_id': id_of[PAD],
    })
    write(out / 'tokenizer_config.json', {
        'tokenizer_class': 'PreTrainedTokenizerFast', 'model_max_length': shape.positions, 'pad_token': PAD, 'eos_token': END,
        'padding_side': 'left', 'clean_up_tokenization_spaces': False, 'add_bos_token': False, 'chat_template': chat_template,
    })
    print(out, sum(f.stat().st_size for f in out.rglob('*') if f.is_file()) / 1e6, 'MB')


def write(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + '\n')


if __name__ == '__main__':
    main()
