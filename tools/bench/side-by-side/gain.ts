import type { Engine, EngineRequest, PromptMessage } from '../../../src/core';
import { median } from '../row';

const names = ['Alice', 'Bob', 'Chen', 'Dana'];

/** How much is measured: talks on these topics, of so many rounds; the first `warmUps` rounds of all are not counted. */
export type Extent = {
  readonly topics: readonly string[];
  readonly roundsOfTopic: number;
  readonly warmUps: number;
  readonly tokensOfAnswer: number;
};

/**
 * What it brings to ask for four turns side by side: tokens a second side by side over tokens a second one after another,
 * reading the prompts included. Each way has an engine of its own, which remembers what it has read; rounds are taken by
 * turns, the later ones of a talk with longer prompts, and the middle one counts. `untilAllWorkersAreReady` is waited for
 * after the first round, which makes the second worker make itself ready; the next one is not counted either.
 */
export async function sideBySideGain(
  makeEngine: () => Engine,
  untilAllWorkersAreReady: () => Promise<void>,
  { topics, roundsOfTopic, warmUps, tokensOfAnswer }: Extent,
): Promise<number> {
  const [one, several] = [makeEngine(), makeEngine()];
  const speeds: { readonly alone: number; readonly together: number }[] = [];
  let round = 0;
  for (const topic of topics) {
    const talks = names.map((name): PromptMessage[] => [{ role: 'system', content: systemOf(name, topic) }]);
    for (const until = round + roundsOfTopic; round < until; round += 1) {
      const requests = talks.map((messages, at) =>
        requestOf([...messages, question(round, at, topic)], tokensOfAnswer, round * names.length + at),
      );
      const alone = await timed(() => oneAfterAnother(one, requests));
      const together = await timed(() => sideBySide(several, requests));
      if (alone.texts.join('\n') !== together.texts.join('\n'))
        throw new Error('Side by side, other words were written.');
      if (round === 0) await untilAllWorkersAreReady();
      if (round >= warmUps) speeds.push({ alone: alone.speed, together: together.speed });
      for (const [at, messages] of talks.entries()) {
        messages.push(question(round, at, topic), { role: 'assistant', content: alone.texts[at] ?? '' });
      }
    }
  }
  await Promise.all([one.dispose(), several.dispose()]);
  return median(speeds.map(({ alone, together }) => together / alone));
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

function systemOf(name: string, topic: string): string {
  const others = names.filter((other) => other !== name).join(', ');
  return `You are ${name}. Others: ${others}. Topic: ${topic}. Reply as ${name} in one or two short sentences.`;
}

function question(round: number, at: number, topic: string): PromptMessage {
  const from = names[(at + 1) % names.length];
  const lines = [
    `What do you think of ${topic}?`,
    'Why is that so?',
    'I see it otherwise.',
    'And what if it goes wrong?',
  ];
  return { role: 'user', content: `${from}: ${lines[(round + at) % lines.length]}` };
}

function requestOf(messages: readonly PromptMessage[], maxTokens: number, seed: number): EngineRequest {
  const constraint = { type: 'none' } as const;
  return { modelId: 'builtin/colloquy', messages, maxTokens, temperature: 0.7, seed, constraint };
}

function never(): AbortSignal {
  return new AbortController().signal;
}
