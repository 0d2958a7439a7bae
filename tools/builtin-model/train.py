"""Trains the network on the documents: one process a core, gradients averaged, Muon for matrices. Resumes from its checkpoint."""

import argparse
import json
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
import torch.nn.functional as F

from network import Network, Shape, shipped_windows

weight_of = torch.tensor([0.0, 0.25, 1.0, 3.0])
ns_coefficients = (3.4445, -4.7750, 2.0315)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', default='build')
    parser.add_argument('--tokens', type=float, default=20, help='millions, all sessions together')
    parser.add_argument('--falling', type=float, default=8, help='millions at the end over which the rate falls')
    parser.add_argument('--batch-tokens', type=int, default=2048)
    parser.add_argument('--rate', type=float, default=3e-3)
    parser.add_argument('--processes', type=int, default=os.cpu_count())
    parser.add_argument('--fresh', action='store_true')
    options = parser.parse_args()
    os.environ.setdefault('MASTER_ADDR', '127.0.0.1')
    os.environ.setdefault('MASTER_PORT', '29541')
    mp.spawn(worker, args=(options,), nprocs=options.processes)


def worker(rank, options):
    torch.set_num_threads(1)
    dist.init_process_group('gloo', rank=rank, world_size=options.processes)
    work = Path(options.work)
    ids, kinds, starts = (np.load(work / f'{name}.npy') for name in ('ids', 'kinds', 'starts'))
    vocabulary = json.loads((work / 'facts.json').read_text())['vocabulary']
    torch.manual_seed(11)
    shape = Shape(vocabulary, windows=shipped_windows)
    network = Network(shape)
    checkpoint = work / 'checkpoint.pt'
    spent, step, trained = 0.0, 0, 0
    matrices = [p for n, p in network.named_parameters() if p.ndim == 2 and 'embedding' not in n]
    others = [p for n, p in network.named_parameters() if p.ndim != 2 or 'embedding' in n]
    momenta = [torch.zeros_like(p) for p in matrices]
    adam = torch.optim.AdamW(others, lr=options.rate, betas=(0.9, 0.98), weight_decay=0)
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        grow(network, saved['network'])
        # More layers than were trained, or weights alone (restore.py): the optimisers begin anew.
        if saved['shape']['layers'] != shape.layers or 'momenta' not in saved:
            spent, trained = saved['spent'], saved['trained']
        elif not options.fresh:
            spent, step, trained = saved['spent'], saved['step'], saved['trained']
            momenta = saved['momenta']
            adam.load_state_dict(saved['adam'])
    batches = Batches(ids, kinds, starts, options.batch_tokens, rank, options.processes, seed=step)
    limit, falling = options.tokens * 1e6, options.falling * 1e6
    begun, last, losses = step, time.time(), []
    while trained < limit:
        rate = options.rate * min(1, (step - begun + 1) / 30) * min(1, max(0.05, (limit - trained) / falling))
        tokens, kind = batches.next(longest=224 if trained < 0.3 * limit else 1024)
        hidden = network.hidden(tokens[:, :-1])
        weights = weight_of[kind[:, 1:].long()]
        # Of the tokens that only tell the model what it will read, a third stands for all.
        low = kind[:, 1:] == 1
        weights = torch.where(low, weights * 3 * (torch.rand(weights.shape) < 1 / 3), weights)
        seen = weights > 0
        loss = F.cross_entropy(network.logits(hidden[seen]), tokens[:, 1:][seen], reduction='none')
        weight = weights[seen]
        mean = (loss * weight).sum() / weight.sum()
        mean.backward()
        parameters = matrices + others
        flat = torch.cat([p.grad.flatten() for p in parameters])
        dist.all_reduce(flat)
        flat /= options.processes
        flat *= min(1, 1.0 / (float(flat.norm()) + 1e-6)) if step > 10 else 1
        at = 0
        for p in parameters:
            p.grad.copy_(flat[at: at + p.numel()].view_as(p))
            at += p.numel()
        muon_step(matrices, momenta, rate, rank, options.processes)
        for group in adam.param_groups:
            group['lr'] = rate
        adam.step()
        network.zero_grad()
        losses.append(float((loss.detach() * (weight >= 1)).sum() / max(1, int((weight >= 1).sum()))))
        step += 1
        size = torch.tensor([tokens.numel()])
        dist.all_reduce(size)
        trained += int(size)
        now = time.time()
        spent, last = spent + now - last, now
        if rank == 0 and step % 20 == 0:
            print(f'{step} {spent:.0f}s tokens {trained/1e6:.2f}M rate {rate:.5f} loss {np.mean(losses[-20:]):.3f} speed {trained/spent:.0f}/s', flush=True)
        if step % 50 == 0 and rank == 0:
            save(checkpoint, network, momenta, adam, spent, step, trained, shape)
    if rank == 0:
        save(checkpoint, network, momenta, adam, spent, step, trained, shape)


def grow(network, weights):
    """Takes weights over; layers that they do not have begin as ones that change nothing."""
    missing, unexpected = network.load_state_dict(weights, strict=False)
    if unexpected:
        raise ValueError(f'The checkpoint has more than the network: {unexpected}')
    with torch.no_grad():
        for name in missing:
            if name.endswith('attention.out.weight'):
                network.get_parameter(name).zero_()


def save(path, network, momenta, adam, spent, step, trained, shape):
    torch.save({'network': network.state_dict(), 'momenta': momenta, 'adam': adam.state_dict(), 'spent': spent, 'step': step,
                'trained': trained, 'shape': shape.as_dict()}, str(path) + '.part')
    os.replace(str(path) + '.part', path)


def muon_step(matrices, momenta, rate, rank, processes):
    """Each process makes the updates of its share of the matrices; a sum brings them together."""
    flat = torch.zeros(sum(p.numel() for p in matrices))
    at = 0
    for index, (p, m) in enumerate(zip(matrices, momenta)):
        m.mul_(0.95).add_(p.grad)
        if index % processes == rank:
            flat[at: at + p.numel()] = orthogonal(p.grad + 0.95 * m).flatten()
        at += p.numel()
    dist.all_reduce(flat)
    at = 0
    for p in matrices:
        update = flat[at: at + p.numel()].view_as(p)
        p.data.mul_(1 - rate * 0.02).add_(update, alpha=-rate * max(1, p.shape[0] / p.shape[1]) ** 0.5 * 2)
        at += p.numel()


def orthogonal(gradient):
    a, b, c = ns_coefficients
    x = gradient / (gradient.norm() + 1e-7)
    tall = x.shape[0] > x.shape[1]
    x = x.T if tall else x
    for _ in range(4):
        xx = x @ x.T
        x = a * x + (b * xx + c * xx @ xx) @ x
    return x.T if tall else x


class Batches:
    """Documents of like length side by side, in a seeded order; longer ones than `longest` wait for later."""

    def __init__(self, ids, kinds, starts, batch_tokens, rank, processes, seed):
        self.ids, self.kinds, self.starts = ids, kinds, starts
        self.batch_tokens, self.rank, self.processes = batch_tokens, rank, processes
        self.lengths = np.diff(starts)
        self.random = np.random.default_rng(1000 * seed + 7)
        self.queue, self.longest = [], 0

    def next(self, longest):
        if longest != self.longest:
            self.queue, self.longest = [], longest
        if not self.queue:
            fit = np.nonzero(self.lengths <= longest)[0]
            pool = self.random.permutation(fit)[:4000]
            pool = pool[np.argsort(self.lengths[pool], kind='stable')]
            groups, group = [], []
            for document in pool:
                if group and self.lengths[document] * (len(group) + 1) > self.batch_tokens:
                    groups.append(group)
                    group = []
                group.append(document)
            order = self.random.permutation(len(groups) // self.processes * self.processes)
            self.queue = [groups[i] for i in order]
        share, self.queue = self.queue[: self.processes], self.queue[self.processes:]
        group = share[self.rank]
        width = max(self.lengths[d] for d in group)
        tokens, kinds = torch.zeros(len(group), width, dtype=torch.long), torch.zeros(len(group), width, dtype=torch.uint8)
        for row, document in enumerate(group):
            part = slice(self.starts[document], self.starts[document + 1])
            tokens[row, : self.lengths[document]] = torch.from_numpy(self.ids[part].astype(np.int64))
            kinds[row, : self.lengths[document]] = torch.from_numpy(self.kinds[part])
        return tokens, kinds


if __name__ == '__main__':
    main()
