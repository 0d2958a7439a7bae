import type { Language, Scenario, ScenarioProblem } from '../../core';
import { editorWords } from '../texts/editor';

/** What is wrong and what to do, for the place beside the field. */
export function problemSentence(problem: ScenarioProblem, language: Language): string {
  return editorWords[language].problems[problem.code](problem.details ?? {});
}

/** Where the problem stands, for a list away from the fields: `Bob · Instructions`. */
export function problemPlace(problem: ScenarioProblem, scenario: Scenario, language: Language): string {
  const words = editorWords[language];
  const [first, index, ...rest] = problem.path.split('.');
  switch (first) {
    case 'agents': {
      if (index === undefined) return words.agents;
      const name = agentLabel(scenario.agents[Number(index)]?.name ?? '', Number(index), language);
      const field = { name: words.name, role: words.role, instructions: words.instructions, player: words.model }[
        rest[0] ?? ''
      ];
      return field === undefined ? name : `${name} · ${field}`;
    }
    case 'pattern':
      return words.takingTurns;
    case 'budget':
      return index === 'turns' ? words.turns : words.tokensPerTurn;
    case 'seed':
      return words.seed;
    case 'topic':
      return words.topic;
    case 'description':
      return words.description;
    case 'lookFor':
      return words.lookFor;
    default:
      return words.title;
  }
}

/** An agent's name, or its number while it has none. */
export function agentLabel(name: string, index: number, language: Language): string {
  return name.trim() === '' ? editorWords[language].unnamed(index + 1) : name.trim();
}
