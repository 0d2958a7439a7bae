import { formatVersion } from '../scenario';

/**
 * A scenario of an older format as one of the present format, for the schema to judge: nothing is checked here. Each step
 * stays as it is for ever.
 */
export function liftedScenario(scenario: unknown, format: number): unknown {
  return liftedTo(scenario, format, formatVersion);
}

/**
 * Lifts the facts of a log one by one, in their order: `scenario` is the one in its first fact, as it was written. Facts
 * that are none are left for the schema to refuse.
 */
export function factLifter(scenario: unknown, format: number): (fact: unknown) => unknown {
  const lifters: ((fact: Plain) => Plain)[] = [];
  for (let version = format; version < formatVersion; version += 1) {
    const step = steps[version];
    if (step !== undefined) lifters.push(step.facts(plain(liftedTo(scenario, format, version))));
  }
  return (fact) => (isPlain(fact) ? lifters.reduce((found, lift) => lift(found), fact) : fact);
}

function liftedTo(scenario: unknown, from: number, to: number): unknown {
  let found = scenario;
  for (let version = from; version < to; version += 1) found = steps[version]?.scenario(plain(found));
  return found;
}

type Plain = Readonly<Record<string, unknown>>;

type Step = {
  scenario(scenario: Plain): Plain;
  /** For one log; `scenario` is still of the old format. It may remember what came before. */
  facts(scenario: Plain): (fact: Plain) => Plain;
};

const steps: Readonly<Record<number, Step>> = {
  // Until version 1 every agent had a prompt of its own, and what had no room was cut.
  1: {
    scenario: (scenario) => ({ ...scenario, format: 2, view: 'private', longPrompts: 'cut' }),
    facts: (scenario) => (fact) => withScenario(fact, steps[1]?.scenario(scenario)),
  },
  // Until version 2 agents chose nothing but the next speaker, and the pattern with a moderator was called coordinator.
  2: {
    scenario: (scenario) => {
      const pattern = plain(scenario.pattern);
      if (pattern.kind !== 'coordinator') return { ...scenario, format: 3 };
      const { coordinator, ...options } = plain(pattern.options);
      const moderator = coordinator === undefined ? {} : { moderator: coordinator };
      return {
        ...scenario,
        format: 3,
        pattern: { ...pattern, kind: 'moderator', options: { ...moderator, ...options } },
      };
    },
    facts: (scenario) => {
      const among = new Map<unknown, unknown>();
      return (fact) => {
        if (fact.type === 'turn-started' && plain(fact.task).type === 'choose-speaker') {
          among.set(fact.turnId, plain(fact.task).among);
          return { ...fact, task: choiceOfSpeaker(scenario, plain(fact.task).among) };
        }
        // A run that began in version 2 may have gone on in a later one.
        if (fact.type === 'action-taken' && plain(fact.action).type === 'choose-speaker') {
          const offered = among.get(fact.turnId);
          const option = Array.isArray(offered) ? offered.indexOf(plain(fact.action).chosen) : -1;
          return { ...fact, action: { type: 'choose', option } };
        }
        return withScenario(fact, steps[2]?.scenario(scenario));
      };
    },
  },
};

function choiceOfSpeaker(scenario: Plain, among: unknown): Plain {
  const agents = Array.isArray(scenario.agents) ? scenario.agents.map(plain) : [];
  const options = Array.isArray(among)
    ? among.map((agentId) => ({ text: agents.find(({ id }) => id === agentId)?.name, agentId }))
    : among;
  return { type: 'choose', question: scenario.language === 'zh' ? '下一位谁发言？' : 'Who speaks next?', options };
}

function withScenario(fact: Plain, scenario: Plain | undefined): Plain {
  return fact.type === 'run-started' ? { ...fact, scenario } : fact;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null;
}

function plain(value: unknown): Plain {
  return isPlain(value) ? value : {};
}
