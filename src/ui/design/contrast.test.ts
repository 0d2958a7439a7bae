import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Every colour of `tokens.css`, by name and theme. */
const colours = new Map(
  [
    ...readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8').matchAll(
      /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g,
    ),
  ].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
);

const agents = Array.from({ length: 8 }, (_, index) => `agent-${index + 1}`);
const surfaces = ['paper', 'raised', 'sunk'];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const colour = (name: string): Linear => {
    const hex = colours.get(name)?.[theme];
    if (hex === undefined) throw new Error(`tokens.css has no colour ${name}.`);
    return linearOf(hex);
  };
  const contrast = (one: string, other: string) => contrastOf(colour(one), colour(other));

  test.each(['ink', 'ink-2', 'ink-3', 'accent', 'danger', 'warn', ...agents])(
    '%s is readable on every surface',
    (ink) => {
      for (const surface of surfaces) expect(contrast(ink, surface)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('words on tints are readable', () => {
    for (const agent of agents) {
      expect(contrast(agent, `${agent}-tint`)).toBeGreaterThanOrEqual(4.5);
      expect(contrast('ink', `${agent}-tint`)).toBeGreaterThanOrEqual(7);
    }
    for (const tint of ['accent-tint', 'danger-tint', 'warn-tint', 'hover']) {
      expect(contrast('ink', tint)).toBeGreaterThanOrEqual(7);
      expect(contrast('ink-2', tint)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast('danger', 'danger-tint')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('warn', 'warn-tint')).toBeGreaterThanOrEqual(4.5);
  });

  test('words on solid colours are readable', () => {
    for (const agent of agents) expect(contrast('raised', agent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('on-accent', 'accent-hover')).toBeGreaterThanOrEqual(4.5);
  });

  test('what bounds a control is seen', () => {
    for (const surface of surfaces) expect(contrast('line-strong', surface)).toBeGreaterThanOrEqual(3);
  });

  test('agents have one lightness', () => {
    const lightness = agents.map((agent) => oklabOf(colour(agent))[0]);
    expect(Math.max(...lightness) - Math.min(...lightness)).toBeLessThan(0.015);
  });

  test.each(Object.keys(sights))('agents stay apart for %s eyes', (sight) => {
    const seen = agents.map((agent) => oklabOf(seenBy(sight, colour(agent))));
    for (const [place, one] of seen.entries()) {
      for (const other of seen.slice(0, place)) expect(distance(one, other)).toBeGreaterThan(0.028);
    }
  });
});

type Linear = readonly [number, number, number];

function linearOf(hex: string): Linear {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** WCAG 2.2, 1.4.3 */
function contrastOf(one: Linear, other: Linear): number {
  const luminance = ([r, g, b]: Linear) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Björn Ottosson's OKLab, in which distances are about as people see them. */
function oklabOf([r, g, b]: Linear): Linear {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Machado, Oliveira and Fernandes 2009, at full severity. */
const sights: Readonly<Record<string, readonly [Linear, Linear, Linear]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanope: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenBy(sight: string, [r, g, b]: Linear): Linear {
  const rows = sights[sight] ?? [];
  return rows.map(([x, y, z]) => Math.max(0, x * r + y * g + z * b)) as unknown as Linear;
}

function distance(one: Linear, other: Linear): number {
  return Math.hypot(...one.map((value, place) => value - (other[place] ?? 0)));
}
