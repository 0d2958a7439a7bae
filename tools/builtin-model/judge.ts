import type { Agent, Language, RunLog, Scenario } from '../../src/core';
import { type ClosedWorld, piecesOf, type Subject, wordsOf } from './closed-world';
import { type PointOf, pointsIn } from './sides';

/** One message of a run, judged by rules. */
export type Judged = {
  readonly name: string;
  readonly text: string;
  /** About what the scenario is about, in a way that the corpus knows. */
  readonly onSubject: boolean;
  /** Only words of the corpus, of the topic and of the cast: none invented, none cut in two. */
  readonly wellFormed: boolean;
  /** Somebody said the same before, word for word. */
  readonly repeated: boolean;
  /** A whole sentence of it was said before, by anybody; greetings and other short ones do not count. */
  readonly sentenceAgain: boolean;
  /** Begins like a line of a script, as if for somebody, or speaks to itself by name. */
  readonly outOfRole: boolean;
  /** Whose point it makes, where the scenario has two sides. */
  readonly pointOf: PointOf;
  /**
   * What its role would say: not out of role, no point of the other side, and of who leads a move that leads (a word to
   * somebody, a question, or what the talk is about).
   */
  readonly keepsRole: boolean;
};

/** Judges what was said in a run, message by message. A bargain is judged by its numbers, a tale by the tales of the corpus. */
export function judge(log: RunLog, scenario: Scenario, world: ClosedWorld): readonly Judged[] {
  const { language, topic, agents } = scenario;
  const agentOf = (id: string) => agents.find((agent) => agent.id === id);
  const said = log.flatMap((fact) =>
    fact.type === 'message-sent' ? [{ from: agentOf(fact.from), text: fact.text }] : [],
  );
  const ownTexts = [topic, ...agents.flatMap(partsOf)].join(' ');
  const known = new Set([...world.words, ...wordsOf(ownTexts, language)]);
  // A word of the other language is none here, unless the scenario has it.
  const ownWords = new Set(wordsOf(ownTexts, language === 'zh' ? 'en' : 'zh'));
  const about = onSubjectBy(scenario, world);
  const pointOf = pointsIn(scenario, subjectFor(topic, world), world);
  const isOutOfRole = (text: string, from: Agent | undefined) =>
    agents.some(({ name }) => text.startsWith(`${name}:`) || text.startsWith(`${name}：`)) ||
    (from !== undefined && mentions(text, from.name, language) && !someoneElseHas(from.name, agents));
  const leads = (text: string, from: Agent | undefined) =>
    /[?？]/.test(text) ||
    agents.some((agent) => agent !== from && text.includes(agent.name)) ||
    [topic, ...(subjectFor(topic, world)?.names ?? [])].some((name) => mentions(text, name, language));
  return said.map(({ from, text }, index) => {
    const outOfRole = isOutOfRole(text, from);
    const isLeader = from !== undefined && world.leaders.has(from.role.toLowerCase());
    const words = wordsOf(text, language);
    const strange = wordsOf(text, language === 'zh' ? 'en' : 'zh').filter((word) => !ownWords.has(word));
    const wellFormed = words.length > 0 && words.every((word) => known.has(word)) && strange.length === 0;
    return {
      name: from?.name ?? '',
      text,
      onSubject: about(text, said.slice(0, index)),
      wellFormed,
      repeated: said.slice(0, index).some((earlier) => earlier.text === text),
      sentenceAgain: sentencesOf(text, language).some((sentence) =>
        said.slice(0, index).some((earlier) => sentencesOf(earlier.text, language).includes(sentence)),
      ),
      outOfRole,
      pointOf: pointOf(text, from),
      keepsRole: !outOfRole && pointOf(text, from) !== 'other' && (!isLeader || leads(text, from)),
    };
  });
}

/** The sentences that say something, without what leads up to them ("Here is my worry:"); in lower case. */
function sentencesOf(text: string, language: Language): readonly string[] {
  const least = language === 'zh' ? 8 : 24;
  return text
    .toLowerCase()
    .split(/[.!?:。！？：]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= least);
}

const partsOf = ({ name, role, instructions }: Agent) => [name, role, instructions];
const someoneElseHas = (name: string, agents: readonly Agent[]) =>
  agents.some((agent) => agent.name !== name && agent.name.includes(name));

type Said = readonly { readonly from: Agent | undefined; readonly text: string }[];
type Rule = (text: string, before: Said) => boolean;

function onSubjectBy(scenario: Scenario, world: ClosedWorld): Rule {
  const { language, topic, agents } = scenario;
  const roles = agents.map(({ role }) => role.toLowerCase());
  if (roles.some((role) => /storyteller|讲故事|narrator|说书|author|writer|作家|bard|作者|旁白/.test(role))) {
    return (text) =>
      mentions(text, topic, language) || piecesOf(text, language).some((piece) => world.tales.has(piece));
  }
  if (roles.some((role) => /seller|卖家|merchant|摊主/.test(role)))
    return (text) => /\d/.test(text) || hasAny(text, courtesies);
  const subject = subjectFor(topic, world);
  const names = [topic.toLowerCase(), ...(subject?.names ?? [])];
  return (text, before) => {
    const lower = text.toLowerCase();
    if (names.some((name) => mentions(lower, name, language))) return true;
    if (subject !== null && isAbout(lower, subject, language)) return true;
    if (piecesOf(text, language).some((piece) => world.anything.pieces.has(piece))) return true;
    // Who leads need not name the subject: a question to somebody is the role's move.
    return /[?？]/.test(text) && agents.some(({ name }) => text.includes(name)) && before.length > 0;
  };
}

const courtesies = /thank|deal|goodbye|farewell|tea|pleasure|drink|谢|成交|再见|慢走|喝|公道|痛快|生意/i;
const hasAny = (text: string, words: RegExp) => words.test(text);

/** The subject of the corpus that a topic means; null for an unseen one. */
export function subjectFor(topic: string, world: ClosedWorld): Subject | null {
  return world.subjects.find(({ names }) => names.includes(topic.toLowerCase())) ?? null;
}

function isAbout(text: string, subject: Subject, language: Language): boolean {
  return (
    subject.keys.some((key) => mentions(text, key, language)) ||
    piecesOf(text, language).some((piece) => subject.pieces.has(piece))
  );
}

function mentions(text: string, words: string, language: Language): boolean {
  if (words === '') return false;
  if (language === 'zh') return text.includes(words);
  const bounded = new RegExp(`(^|[^a-z])${words.toLowerCase().replace(/[^a-z0-9 ]/g, '.')}($|[^a-z])`);
  return bounded.test(text.toLowerCase());
}

/** What was offered in a bargain between a seller and a buyer whose instructions name a start and a limit. */
export function bargainOf(log: RunLog, scenario: Scenario) {
  const sides = new Map(
    scenario.agents.map(({ id, role, instructions }) => {
      const [start = 0, limit = 0] = numbersIn(instructions);
      return [id, { start, limit, sign: /seller|卖家/.test(role) ? 1 : -1 }] as const;
    }),
  );
  const offers: { readonly name: string; readonly offer: number; readonly text: string }[] = [];
  const pastLimit: string[] = [];
  const backwards: string[] = [];
  const latest = new Map<string, number>();
  for (const fact of log) {
    if (fact.type !== 'message-sent') continue;
    const side = sides.get(fact.from);
    // Who names two numbers ends in the own one.
    const offer = numbersIn(fact.text).at(-1);
    if (side === undefined || offer === undefined) continue;
    offers.push({ name: fact.from, offer, text: fact.text });
    if (side.sign * offer < side.sign * side.limit) pastLimit.push(fact.text);
    const before = latest.get(fact.from) ?? side.start;
    if (side.sign * offer > side.sign * before) backwards.push(fact.text);
    latest.set(fact.from, offer);
  }
  return { offers, pastLimit, backwards };
}

function numbersIn(text: string): readonly number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}
