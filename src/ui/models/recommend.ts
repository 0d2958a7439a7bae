import type { App, DeviceReport } from '../../app';
import type { Language, ModelCard } from '../../core';

/** Which models to take here, and why not a larger one where there is none. */
export type Recommendation = {
  /** Talks at once, with no download. */
  readonly atOnce: ModelCard | null;
  /** Says more, after a download. */
  readonly larger: ModelCard | null;
  readonly whyNoLarger: 'no-webgpu' | 'no-adapter' | 'software-adapter' | 'none-fits' | null;
};

/** A quarter of the machine's memory leaves room for everything else; where nobody says, what most machines can spare. */
const memoryShare = 0.25;
const usualMemoryBytes = 2 * 2 ** 30;

export function recommend(
  cards: readonly ModelCard[],
  report: DeviceReport,
  fitOf: App['fitOf'],
  language: Language,
): Recommendation {
  const atOnce = cards.find(({ origin }) => origin === 'bundled') ?? null;
  const obstacle = obstacleIn(report);
  if (obstacle !== null) return { atOnce, larger: null, whyNoLarger: obstacle };
  const budget = report.memoryBytes === null ? usualMemoryBytes : report.memoryBytes * memoryShare;
  const [larger = null] = cards
    .filter((card) => wellTried[language].test(card.id) && fitOf(card, report) === 'runs')
    .filter(({ memoryBytes }) => memoryBytes !== null && memoryBytes <= budget)
    .sort((one, other) => (other.memoryBytes ?? 0) - (one.memoryBytes ?? 0));
  return { atOnce, larger, whyNoLarger: larger === null ? 'none-fits' : null };
}

/** General models that follow a role, with their whole context; for Chinese those that were taught enough of it. */
const wellTried: Readonly<Record<Language, RegExp>> = {
  en: /^webllm\/(Llama-3\.2|Qwen2\.5|gemma-2)-[\d.]+b-(instruct|it)-q4f(16|32)_1-MLC$/i,
  zh: /^webllm\/Qwen2\.5-[\d.]+b-instruct-q4f(16|32)_1-MLC$/i,
};

function obstacleIn({ gpu }: DeviceReport): Recommendation['whyNoLarger'] {
  switch (gpu.type) {
    case 'no-webgpu':
      return 'no-webgpu';
    case 'no-adapter':
      return 'no-adapter';
    case 'adapter':
      return gpu.software ? 'software-adapter' : null;
  }
}
