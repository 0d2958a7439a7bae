import { choose, limits, type Option, type Pattern, type Scenario, type ScenarioProblem, say } from '../core';
import { countIn, linesIn, tooFewAgents } from './options';
import { questionWords } from './question-words';
import { everybodyWithEverybody } from './topologies';

/**
 * A shared document: in every round somebody points at one of its sentences and says something about it, and the others,
 * who see what is pointed at, answer about the same sentence.
 */
export const attention: Pattern = {
  kind: 'attention',
  words: {
    en: {
      name: 'Joint attention',
      description: 'A shared text: one points at a sentence, the others see it and answer about that sentence.',
      lookFor: 'Do the answers stay with the sentence that is pointed at? Who points at what?',
      fields: { document: 'The text', rounds: 'Rounds' },
      hints: { document: 'Two sentences or more.' },
    },
    zh: {
      name: '共同注意',
      description: '共读一段文字：一位指着一句说，其他人看得见指的是哪句，就那一句回应。',
      lookFor: '回应有没有紧扣所指的那一句？谁爱指什么？',
      fields: { document: '文字', rounds: '轮数' },
      hints: { document: '两句以上。' },
    },
  },
  fields: [
    { name: 'document', type: 'text', initial: '' },
    { name: 'rounds', type: 'count', initial: 3, from: 1, to: 50 },
  ],
  sideBySide: false,
  keepsSecrets: false,
  problems: (scenario) => [...tooFewAgents(scenario, 2), ...documentProblems(scenario)],
  topology: everybodyWithEverybody,
  *flow({ scenario }) {
    const words = questionWords[scenario.language];
    const spans = sentencesIn(scenario);
    for (let round = 0; round < countIn(scenario, 'rounds', 3); round += 1) {
      const pointer = scenario.agents[round % scenario.agents.length];
      if (pointer === undefined) return;
      const span = spans[yield* choose(pointer.id, words.pointAt, spans)]?.text ?? '';
      yield* say(pointer.id, { brief: words.youPoint(span) });
      for (const other of scenario.agents) {
        if (other.id !== pointer.id) yield* say(other.id, { brief: words.otherPoints(pointer.name, span) });
      }
    }
  },
};

/** The different sentences of the document, each short enough to be an option, as many as there can be options. */
function sentencesIn(scenario: Scenario): readonly Option[] {
  const segments = new Intl.Segmenter(scenario.language, { granularity: 'sentence' });
  const sentences = linesIn(scenario, 'document').flatMap((line) =>
    [...segments.segment(line)].map(({ segment }) => segment.trim().slice(0, limits.optionLength).toWellFormed()),
  );
  return [...new Set(sentences)]
    .filter((sentence) => sentence !== '')
    .slice(0, limits.options)
    .map((text) => ({ text }));
}

function documentProblems(scenario: Scenario): readonly ScenarioProblem[] {
  return sentencesIn(scenario).length < 2 ? [{ path: 'pattern.options.document', code: 'missing' }] : [];
}
