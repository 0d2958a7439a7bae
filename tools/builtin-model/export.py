"""Writes what the page loads: the graph with its weights stored in half precision, the configuration and the tokenizer."""

import argparse
import json
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
fresh_start = 0.02


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

    def integers(self, *values):
        return np.array(values, dtype=np.int64)

    def stored(self, tensor, transpose=False):
        """Half precision in the file, full precision in the sums."""
        array = tensor.detach().float().numpy()
        return self.op('Cast', (array.T if transpose else array).astype(np.float16).copy(), to=FLOAT)

    def named(self, node_output, name):
        self.nodes.append(helper.make_node('Identity', [node_output], [name], name=f'name_{name}'))


def build(state, shape: Shape, retrieval):
    g = Graph()
    size, heads = shape.head_size, shape.heads
    embedding = g.stored(state['embedding.weight'])
    cos, sin = (t.numpy().astype(np.float32) for t in rotations(shape))
    x = first = g.op('Gather', embedding, 'input_ids', axis=0)
    cos_at = g.op('Unsqueeze', g.op('Gather', cos, 'position_ids', axis=0), g.integers(1))
    sin_at = g.op('Unsqueeze', g.op('Gather', sin, 'position_ids', axis=0), g.integers(1))
    total = g.op('Gather', g.op('Shape', 'attention_mask'), np.int64(1), axis=0)
    fresh = g.op('Gather', g.op('Shape', 'input_ids'), np.int64(1), axis=0)
    past = g.op('Sub', total, fresh)
    key_at = g.op('Range', np.int64(0), total, np.int64(1))
    query_at = g.op('Add', g.op('Range', np.int64(0), fresh, np.int64(1)), past)
    later = g.op('Greater', g.op('Unsqueeze', key_at, g.integers(0)), g.op('Unsqueeze', query_at, g.integers(1)))
    masked = g.op('Equal', g.op('Unsqueeze', 'attention_mask', g.integers(1, 2)), np.int64(0))
    hidden = g.op('Or', g.op('Unsqueeze', later, g.integers(0, 1)), masked)
    bias = g.op('Mul', g.op('Cast', hidden, to=FLOAT), np.float32(-1e9))
    present = g.op('Unsqueeze', g.op('Cast', 'attention_mask', to=FLOAT), g.integers(1, 2))
    one = rotations(Shape(shape.vocabulary, head_size=size, rope_base=shape.rope_base, positions=2))
    step_back = rotation_matrix(one[0][1].numpy(), one[1][1].numpy()).T.copy()

    def norm(x, weight):
        mean = g.op('ReduceMean', g.op('Mul', x, x), axes=[-1], keepdims=1)
        scaled = g.op('Div', x, g.op('Sqrt', g.op('Add', mean, np.float32(shape.epsilon))))
        return g.op('Mul', scaled, state[weight].float().numpy())

    def unit(x):
        return g.op('Div', x, g.op('Sqrt', g.op('ReduceSum', g.op('Mul', x, x), g.integers(-1), keepdims=1)))

    def project(x, weight):
        return g.op('MatMul', x, g.stored(state[weight], transpose=True))

    def split(x):
        return g.op('Transpose', g.op('Reshape', x, g.integers(0, 0, heads, size)), perm=[0, 2, 1, 3])

    def rotated(x):
        half = size // 2
        a, b = g.op('Split', x, g.integers(half, half), outputs=2, axis=-1)
        turned = g.op('Concat', g.op('Neg', b), a, axis=-1)
        return g.op('Add', g.op('Mul', x, cos_at), g.op('Mul', turned, sin_at))

    for n in range(shape.layers):
        at = f'blocks.{n}.'
        h = norm(x, at + 'before_attention.weight')
        q = rotated(split(project(h, at + 'attention.query.weight')))
        keys = g.op('Concat', f'past_key_values.{n}.key', rotated(split(project(h, at + 'attention.key.weight'))), axis=2)
        values = g.op('Concat', f'past_key_values.{n}.value', split(project(h, at + 'attention.value.weight')), axis=2)
        g.named(keys, f'present.{n}.key')
        g.named(values, f'present.{n}.value')
        own = torch.sigmoid(state[at + 'attention.smear']).reshape(1, -1, 1, 1).float().numpy()
        # q (a k_j + (1 - a) R k_{j-1}) = a q k_j + (1 - a) (q R) k_{j-1}: turning the one query back costs less than
        # turning all the keys that are remembered, again in every step. What is masked smears nothing.
        turned = g.op('Transpose', keys, perm=[0, 1, 3, 2])
        scaled = g.op('Mul', q, np.float32(size ** -0.5))
        at_own = g.op('MatMul', g.op('Mul', scaled, own), turned)
        at_before = g.op('MatMul', g.op('Mul', g.op('MatMul', scaled, step_back), 1 - own), turned)
        shifted = g.op('Pad', g.op('Mul', at_before, present), g.integers(0, 0, 0, 1, 0, 0, 0, 0))
        scores = g.op('Add', at_own, g.op('Slice', shifted, g.integers(0), g.integers(-1), g.integers(3)))
        chances = g.op('Softmax', g.op('Add', scores, bias), axis=-1)
        y = g.op('Transpose', g.op('MatMul', chances, values), perm=[0, 2, 1, 3])
        y = g.op('Reshape', y, g.integers(0, 0, heads * size))
        x = g.op('Add', x, project(y, at + 'attention.out.weight'))
        h = norm(x, at + 'before_hidden.weight')
        gate = project(h, at + 'gate.weight')
        y = g.op('Mul', g.op('Mul', gate, g.op('Sigmoid', gate)), project(h, at + 'up.weight'))
        x = g.op('Add', x, project(y, at + 'down.weight'))
        if n + 1 == retrieval['layer']:
            both = g.op('Concat', unit(first), unit(x), axis=-1)
            rarity = g.op('Gather', g.stored(retrieval['rarity'][:, None]), 'input_ids', axis=0)
            g.named(g.op('Mul', g.op('MatMul', both, g.stored(retrieval['weight'], transpose=True)), rarity), 'text_states')
    x = norm(x, 'last_norm.weight')
    # Zero keeps the logits of every position; transformers.js asks for the last one only.
    keep = g.op('Where', g.op('Equal', 'num_logits_to_keep', np.int64(0)), fresh, 'num_logits_to_keep')
    start = g.op('Reshape', g.op('Sub', fresh, keep), g.integers(1))
    x = g.op('Slice', x, start, g.op('Reshape', fresh, g.integers(1)), g.integers(1))
    x = g.op('Mul', x, np.float32(sharpness))
    g.named(g.op('MatMul', x, g.op('Transpose', embedding, perm=[1, 0])), 'logits')

    cache = lambda name, length: helper.make_tensor_value_info(name, FLOAT, ['batch', heads, length, size])
    inputs = [helper.make_tensor_value_info('input_ids', INT, ['batch', 'fresh']),
              helper.make_tensor_value_info('attention_mask', INT, ['batch', 'total']),
              helper.make_tensor_value_info('position_ids', INT, ['batch', 'fresh']),
              helper.make_tensor_value_info('num_logits_to_keep', INT, [])]
    # The mean over a text's tokens, made as long as 1, is its vector for retrieval (retrieval.py).
    outputs = [helper.make_tensor_value_info('logits', FLOAT, ['batch', 'kept', shape.vocabulary]),
               helper.make_tensor_value_info('text_states', FLOAT, ['batch', 'fresh', shape.width])]
    for n in range(shape.layers):
        inputs += [cache(f'past_key_values.{n}.{kind}', 'past') for kind in ('key', 'value')]
        outputs += [cache(f'present.{n}.{kind}', 'total') for kind in ('key', 'value')]
    weights = [numpy_helper.from_array(array, name) for name, array in g.weights.values()]
    graph = helper.make_graph(g.nodes, 'colloquy-builtin', inputs, outputs, weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17)], producer_name='colloquy')
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def rotation_matrix(cos, sin):
    """Row vectors times this are rotated by one position."""
    half = len(cos) // 2
    matrix = np.diag(cos.astype(np.float32))
    for i in range(half):
        matrix[i + half, i] = -sin[i]
        matrix[i, i + half] = sin[i]
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
        'colloquy': {'fresh_start': fresh_start},
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
