import { readdirSync, readFileSync } from 'node:fs';
import type { Language } from '../../src/core';

/** What the corpus program knows of a language, read from its own files: the world in which the model can be right. */
export type ClosedWorld = {
  readonly subjects: readonly Subject[];
  /** What can be said about any topic, even an unknown one. */
  readonly anything: Subject;
  /** The pieces that tales are made of. */
  readonly tales: ReadonlySet<string>;
  /** Every word (in Chinese every character) of the corpus but people's names, in lower case. */
  readonly words: ReadonlySet<string>;
  /** The side that a role takes by its name, in lower case; who is neutral is not in it. */
  readonly sideOfRole: ReadonlyMap<string, Side>;
  /** The names of the roles that lead a talk, in lower case: they give the word, sum up and decide. */
  readonly leaders: ReadonlySet<string>;
};

/** Speaks for the subject, or against it. */
export type Side = '+' | '-';

export type Subject = {
  /** As the corpus calls it, and every topic that means it; in lower case. */
  readonly names: readonly string[];
  /** Takes part in panels of its own, such as a help desk; empty for what anybody can talk about. */
  readonly group: string;
  /** Whether it can be argued about. */
  readonly debatable: boolean;
  /** The words that stand for its points, such as "sleep"; in lower case. */
  readonly keys: readonly string[];
  /** Three words (in Chinese three characters) in a row of what is known about it. */
  readonly pieces: ReadonlySet<string>;
  /** Such pieces of the points of one side that are in nothing else about it, in no point's own key, and in no move of a role. */
  readonly sides: Readonly<Record<Side, ReadonlySet<string>>>;
  /** One wording of each point, as somebody might say it. */
  readonly sentences: readonly string[];
  /** One wording of the question that each point answers, in the order of the points; '' where nobody asks. */
  readonly questions: readonly string[];
};

const folders = { en: 'english', zh: 'chinese' } as const;

export function closedWorld(language: Language): ClosedWorld {
  const folder = new URL(`corpus/${folders[language]}/`, import.meta.url);
  const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
  const files = readdirSync(folder).filter((file) => /\.(py|txt)$/.test(file));
  const subjects = read('subjects.txt').split(/^##? /m).slice(1);
  const moves = new Set(everyPieceOf(`${written(read('moves.py'))}\n${written(read('roles.py'))}`, language));
  return {
    subjects: subjects.map((block) => subjectOf(block, moves, language)),
    anything: subjectOf(read('open-subject.txt').replace(/^#+ /, ''), moves, language),
    tales: new Set(piecesOf(written(read('tales.py')), language)),
    words: new Set(wordsOf(files.map(read).join('\n'), language)),
    sideOfRole: new Map(sidedRolesIn(read('roles.py'))),
    leaders: new Set(leadingRolesIn(read('roles.py'))),
  };
}

/** The names in `role('skeptic', '-', 'skeptic, critic, doubter', …)`. */
function sidedRolesIn(program: string): readonly (readonly [name: string, side: Side])[] {
  return [...program.matchAll(/role\('\w+', '([+-])', '([^']*)'/g)].flatMap(([, side, names]) =>
    namesIn(names).map((name) => [name, side as Side] as const),
  );
}

function leadingRolesIn(program: string): readonly string[] {
  return [...program.matchAll(/role\('(?:moderator|judge)', '\w+', '([^']*)'/g)].flatMap(([, names]) => namesIn(names));
}

function namesIn(list = ''): readonly string[] {
  return list.split(/[,、]/).map((name) => name.trim().toLowerCase());
}

function subjectOf(block: string, moves: ReadonlySet<string>, language: Language): Subject {
  const [head = '', ...lines] = block.split('\n');
  const [name = '', topics = ''] = head.split(/[|｜]/);
  const [short = '', group = ''] = name.split('@').map((part) => part.trim());
  const points = lines.filter((line) => /^[-+pbhf] /.test(line));
  const piecesOfSide = (side: Side) => {
    const own = points.filter((line) => line.startsWith(side)).join('\n');
    const others = points.filter((line) => !line.startsWith(side)).join('\n');
    // Whoever answers a point names its key: that makes it nobody's own.
    const shared = new Set([
      ...everyPieceOf(others, language),
      ...everyPieceOf(own.replace(/[:：].*$/gm, ''), language),
    ]);
    return new Set(everyPieceOf(own, language).filter((piece) => !shared.has(piece) && !moves.has(piece)));
  };
  return {
    names: [short, ...topics.split(/[;；]/)].map((text) => text.trim().toLowerCase()).filter((text) => text !== ''),
    group,
    debatable: points.filter((line) => line.startsWith('+')).length >= 3,
    keys: points.map((line) => (/^. ([^:：]+)[:：]/.exec(line)?.[1] ?? '').trim().toLowerCase()),
    pieces: new Set(piecesOf(lines.map((line) => line.slice(2)).join('\n'), language)),
    sides: { '+': piecesOfSide('+'), '-': piecesOfSide('-') },
    sentences: points.map((line) => oneWording(line.replace(/^. [^:：]+[:：]/, '').replace(/ \? .*$/, ''), short)),
    questions: points.map((line) => oneWording(/ \? (.*)$/.exec(line)?.[1] ?? '', short)),
  };
}

/** The pieces of every wording of every line, also those in which an alternative and what stands beside it meet. */
function everyPieceOf(lines: string, language: Language): readonly string[] {
  return lines.split('\n').flatMap((line) => everyWording(line).flatMap((text) => piecesOf(text, language)));
}

/** Every way to choose among the alternatives. */
function everyWording(template: string): readonly string[] {
  const choice = /\{([^{}]*)\}/.exec(template);
  if (choice === null) return [template.replace(/ +/g, ' ')];
  const [all, options = ''] = choice;
  return options.split('|').flatMap((option) => everyWording(template.replace(all, () => option)));
}

/** The first of all alternatives, with the subject in its slot. */
function oneWording(template: string, short: string): string {
  return template
    .replace(/\{([^{}|]*)[^{}]*\}/g, '$1')
    .replace(/\$[ts]\b/g, short)
    .trim();
}

/** What stands in quotes in a program: the corpus's sentences, not its code. */
function written(program: string): string {
  return [...program.matchAll(/'''([\s\S]*?)'''|'([^'\n]*)'/g)].map(([, long, short]) => long ?? short).join('\n');
}

/** Every run of three words or characters; alternatives and slots of the corpus's notation end a run. */
export function piecesOf(text: string, language: Language): readonly string[] {
  const flat = text.toLowerCase().replace(/\$\w+|[{}|]/g, '\n');
  const pattern = language === 'zh' ? /(?=(\p{Script=Han}{3}))/gu : /(?=\b([a-z']+ [a-z']+ [a-z']+)\b)/g;
  return [...flat.matchAll(pattern)].map(([, piece]) => piece ?? '');
}

/** Words in lower case; in Chinese, characters. */
export function wordsOf(text: string, language: Language): readonly string[] {
  return text.toLowerCase().match(language === 'zh' ? /\p{Script=Han}/gu : /[a-z]+/g) ?? [];
}
