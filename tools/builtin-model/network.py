"""The network: a small Llama-style decoder whose attention keys are smeared with the key before them.

A smeared key k'_j = a * k_j + (1 - a) * k_{j-1} lets a head find "what came after this word the last time" in one layer,
which is what copying a name needs. The start values make the untrained network continue a repeated sequence already.

Heads that look back only a few words have a window (Beltagy et al. 2020): what they remember does not grow with the talk.
"""

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    layers: int = 7
    width: int = 128
    heads: int = 2
    head_size: int = 64
    hidden: int = 352
    rope_base: float = 1e5
    positions: int = 1024
    epsilon: float = 1e-5
    # For each layer and head how many tokens it sees, its own among them; None for all before it.
    windows: tuple = ()

    def as_dict(self):
        return asdict(self)

    def window(self, layer, head):
        return self.windows[layer][head] if self.windows else None


# Chosen by what the trained network lost when a single head was cut short: these lost nothing to speak of.
short, full = 64, None
shipped_windows = ((full, full), (short, full), (short, full), (short, short), (full, full), (short, short), (short, short))


class Attention(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        inner = shape.heads * shape.head_size
        self.shape = shape
        self.query = nn.Linear(shape.width, inner, bias=False)
        self.key = nn.Linear(shape.width, inner, bias=False)
        self.value = nn.Linear(shape.width, inner, bias=False)
        self.out = nn.Linear(inner, shape.width, bias=False)
        starts = [0.18 if head % 2 == 0 else 0.88 for head in range(shape.heads)]
        self.smear = nn.Parameter(torch.tensor([math.log(a / (1 - a)) for a in starts]))
        with torch.no_grad():
            nn.init.orthogonal_(self.value.weight)
            self.out.weight.copy_(0.3 * self.value.weight.T)
            nn.init.orthogonal_(self.key.weight)
            self.key.weight.mul_(2)
            nn.init.orthogonal_(self.query.weight)
            for head in range(0, shape.heads, 2):
                rows = slice(head * shape.head_size, (head + 1) * shape.head_size)
                self.query.weight[rows] = self.key.weight[rows]

    def forward(self, x, cos, sin, seen):
        batch, length, _ = x.shape
        split = (batch, length, self.shape.heads, self.shape.head_size)
        q = self.query(x).view(split).transpose(1, 2)
        k = self.key(x).view(split).transpose(1, 2)
        v = self.value(x).view(split).transpose(1, 2)
        own = torch.sigmoid(self.smear).view(1, -1, 1, 1)
        k = own * k + (1 - own) * F.pad(k, (0, 0, 1, 0))[:, :, :-1]
        y = F.scaled_dot_product_attention(rotate(q, cos, sin), rotate(k, cos, sin), v, attn_mask=seen, is_causal=seen is None)
        return self.out(y.transpose(1, 2).reshape(batch, length, -1))


class Block(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.before_attention = nn.RMSNorm(shape.width, eps=shape.epsilon)
        self.attention = Attention(shape)
        self.before_hidden = nn.RMSNorm(shape.width, eps=shape.epsilon)
        self.gate = nn.Linear(shape.width, shape.hidden, bias=False)
        self.up = nn.Linear(shape.width, shape.hidden, bias=False)
        self.down = nn.Linear(shape.hidden, shape.width, bias=False)
        nn.init.normal_(self.gate.weight, std=shape.width ** -0.5)
        nn.init.normal_(self.up.weight, std=shape.width ** -0.5)
        nn.init.zeros_(self.down.weight)

    def forward(self, x, cos, sin, seen):
        x = x + self.attention(self.before_attention(x), cos, sin, seen)
        h = self.before_hidden(x)
        return x + self.down(F.silu(self.gate(h)) * self.up(h))


class Network(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.embedding.weight, std=0.5 * shape.width ** -0.5)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.last_norm = nn.RMSNorm(shape.width, eps=shape.epsilon)
        cos, sin = rotations(shape)
        self.register_buffer('cos', cos, persistent=False)
        self.register_buffer('sin', sin, persistent=False)

    def hidden(self, ids):
        return self.last_norm(self.state(ids, self.shape.layers))

    def state(self, ids, layers):
        x = self.embedding(ids)
        cos, sin = self.cos[: ids.shape[1]], self.sin[: ids.shape[1]]
        for layer, block in enumerate(self.blocks[:layers]):
            x = block(x, cos, sin, self.seen(layer, ids.shape[1]))
        return x

    def seen(self, layer, length):
        """[heads, length, length]: which tokens each one sees; None where that is all before it."""
        windows = [self.shape.window(layer, head) or length for head in range(self.shape.heads)]
        if min(windows) >= length:
            return None
        at = torch.arange(length)
        back = at[:, None] - at
        return torch.stack([(back >= 0) & (back < window) for window in windows])

    def logits(self, hidden):
        return F.linear(hidden, self.embedding.weight)

    def forward(self, ids):
        return self.logits(self.hidden(ids))


def rotations(shape: Shape):
    half = shape.head_size // 2
    speeds = shape.rope_base ** (-torch.arange(half, dtype=torch.float32) / half)
    angles = torch.arange(shape.positions, dtype=torch.float32)[:, None] * speeds[None]
    angles = torch.cat([angles, angles], dim=-1)
    return angles.cos(), angles.sin()


def rotate(x, cos, sin):
    a, b = x.chunk(2, dim=-1)
    return x * cos + torch.cat([-b, a], dim=-1) * sin
