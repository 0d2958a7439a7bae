import {
  type Agent,
  type AgentId,
  type Drawing,
  formatVersion,
  type Language,
  languages,
  type PatternOptions,
  type Scenario,
  type ScenarioId,
} from '../core';

/** What a scenario is about; the gallery is ordered by it. */
export const subjects = [
  'debate',
  'science',
  'story',
  'teaching',
  'market',
  'planning',
  'service',
  'meeting',
  'teamwork',
] as const;
export type Subject = (typeof subjects)[number];

/** A scenario that comes with the page, in both languages. */
export type BuiltInScenario = {
  /** As it stands in the address: `#/play/<id>`. */
  readonly id: string;
  readonly subject: Subject;
  readonly scenario: Readonly<Record<Language, Scenario>>;
};

type Texts = Pick<Scenario, 'title' | 'description' | 'lookFor' | 'topic'> & {
  /** Options of the pattern that are texts of the language. */
  readonly options?: PatternOptions;
};
type Part = { readonly name: string; readonly role: string; readonly instructions: string };

type Outline = Pick<BuiltInScenario, 'id' | 'subject'> &
  Pick<Scenario, 'pattern' | 'budget' | 'seed' | 'takeOver'> & {
    readonly view?: Scenario['view'];
    /** What is slipped in is of the language. */
    readonly drills?: Readonly<Record<Language, NonNullable<Scenario['drills']>>>;
    /** What agents are asked in it is of the language. */
    readonly drawing?: Readonly<Record<Language, Drawing>>;
    readonly texts: Readonly<Record<Language, Texts>>;
    /** `human`: played by the person in front of the page. */
    readonly agents: readonly Actor[];
    readonly teams?: readonly {
      readonly leader: string;
      readonly members: readonly string[];
      readonly pattern: Scenario['pattern'];
    }[];
  };

type Actor = Readonly<Record<Language, Part>> & {
  readonly id: string;
  readonly player: 'model' | 'human';
  readonly tools?: Agent['tools'];
};

/** An agent played by the model: its name, role and instructions in each language. */
export function actor(id: string, en: readonly [string, string, string], zh: readonly [string, string, string]): Actor {
  const part = ([name, role, instructions]: readonly [string, string, string]) => ({ name, role, instructions });
  return { id, player: 'model', en: part(en), zh: part(zh) };
}

/** The model on which the built-in scenarios were really run. */
const modelId = 'builtin/colloquy';
const temperature = 0.7;

/** Both languages of a scenario from one outline: what is said differs, who acts and how does not. */
export function builtInScenario({
  id,
  subject,
  texts,
  agents,
  view = 'private',
  pattern,
  teams,
  takeOver,
  drills,
  drawing,
  budget,
  seed,
}: Outline): BuiltInScenario {
  const inLanguage = (language: Language): Scenario => ({
    format: formatVersion,
    id: id as ScenarioId,
    language,
    title: texts[language].title,
    description: texts[language].description,
    lookFor: texts[language].lookFor,
    topic: texts[language].topic,
    agents: agents.map((agent) => ({
      id: agent.id as AgentId,
      ...agent[language],
      player: agent.player === 'human' ? { type: 'human' } : { type: 'model', modelId, temperature },
      ...(agent.tools !== undefined && { tools: agent.tools }),
    })),
    view,
    ...(teams !== undefined && {
      teams: teams.map(({ leader, members, pattern: own }) => ({
        leader: leader as AgentId,
        members: members.map((member) => member as AgentId),
        pattern: own,
      })),
    }),
    longPrompts: 'cut',
    pattern: { kind: pattern.kind, options: { ...pattern.options, ...texts[language].options } },
    ...(takeOver !== undefined && { takeOver }),
    ...(drills !== undefined && { drills: drills[language] }),
    ...(drawing !== undefined && { drawing: drawing[language] }),
    budget,
    seed,
  });
  const [en, zh] = languages.map(inLanguage) as [Scenario, Scenario];
  return { id, subject, scenario: { en, zh } };
}
