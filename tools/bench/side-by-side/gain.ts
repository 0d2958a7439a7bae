import type { Engine, EngineRequest, PromptMessage } from '../../../src/core';
import { median } from '../row';

const names = ['Alice', 'Bob', 'Chen', 'Dana'];
const warmUps = 2;
const rounds = 16;

/**
 * What it brings to ask for four turns side by side: tokens a second side by side over tokens a second one after another,
 * reading the prompts included. Each way has an engine of its own, which remembers what it has read; rounds are taken by
 * turns, the later ones with longer prompts. `untilAllWorkersAreReady` is waited for after the first round, which makes
 * the second worker make itself ready; in the next one that worker reads its prompts, and the others are counted.
 */
export async function sideBySideGain(
  makeEngine: () => Engine,
  untilAllWorkersAreReady: () => Promise<void>,
): Promise<number> {
  const [one, several] = [makeEngine(), makeEngine()];
  const talks = names.map((name): PromptMessage[] => [{ role: 'system', content: systemOf(name) }]);
  const speeds: { readonly alone: number; readonly together: number }[] = [];
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const requests = talks.map((messages, at) =>
      requestOf([...messages, question(round, at)], round * names.length + at),
    );
    const alone = await timed(() => oneAfterAnother(one, requests));
    const together = await timed(() => sideBySide(several, requests));
    if (alone.texts.join('\n') !== together.texts.join('\n'))
      throw new Error('Side by side, other words were written.');
    if (round === 0) await untilAllWorkersAreReady();
    if (round >= warmUps) speeds.push({ alone: alone.speed, together: together.speed });
    for (const [at, messages] of talks.entries()) {
      messages.push(question(round, at), { role: 'assistant', content: alone.texts[at] ?? '' });
    }
  }
  await Promise.all([one.dispose(), several.dispose()]);
  return median(speeds.map(({ together }) => together)) / median(speeds.map(({ alone }) => alone));
}

type Answers = { readonly texts: readonly string[]; readonly tokens: number };

async function oneAfterAnother(engine: Engine, requests: readonly EngineRequest[]): Promise<Answers> {
  const texts: string[] = [];
  let tokens = 0;
  for (const request of requests) {
    for await (const part of engine.generate(request, never())) {
      if (part.type === 'failure') throw new Error(part.failure.message);
      if (part.type !== 'finish') continue;
      texts.push(part.text);
      tokens += part.usage.completionTokens;
    }
  }
  return { texts, tokens };
}

async function sideBySide(engine: Engine, requests: readonly EngineRequest[]): Promise<Answers> {
  const texts: string[] = [];
  let tokens = 0;
  for await (const { at, part } of engine.generateTogether?.(requests, never()) ?? []) {
    if (part.type === 'failure') throw new Error(part.failure.message);
    if (part.type !== 'finish') continue;
    texts[at] = part.text;
    tokens += part.usage.completionTokens;
  }
  return { texts, tokens };
}

async function timed(
  job: () => Promise<Answers>,
): Promise<{ readonly texts: readonly string[]; readonly speed: number }> {
  const startedAt = performance.now();
  const { texts, tokens } = await job();
  return { texts, speed: (tokens * 1000) / (performance.now() - startedAt) };
}

function systemOf(name: string): string {
  const others = names.filter((other) => other !== name).join(', ');
  return `You are ${name}. Others: ${others}. Topic: trains. Reply as ${name} in one or two short sentences.`;
}

function question(round: number, at: number): PromptMessage {
  const from = names[(at + 1) % names.length];
  const lines = [
    'What do you think of trains?',
    'Why is that so?',
    'I see it otherwise.',
    'And what if they are late?',
  ];
  return { role: 'user', content: `${from}: ${lines[(round + at) % lines.length]}` };
}

function requestOf(messages: readonly PromptMessage[], seed: number): EngineRequest {
  const constraint = { type: 'none' } as const;
  return { modelId: 'builtin/colloquy', messages, maxTokens: 32, temperature: 0.7, seed, constraint };
}

function never(): AbortSignal {
  return new AbortController().signal;
}
