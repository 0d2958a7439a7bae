import { languages, limits, type Scenario } from '../../core';
import { Select, TextArea } from '../design';
import { useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useCommands } from '../use-app';
import { ScenarioNote } from './about';
import styles from './scenario-fields.module.css';
import { useProblem } from './use-problem';

/** What it is called, what it is about, and in which language. */
export function ScenarioFields({ scenario }: { scenario: Scenario }) {
  const words = useWords(editorWords);
  const { changeScenario } = useCommands();
  const titleProblem = useProblem('title');
  const topicProblem = useProblem('topic');
  return (
    <div className={styles.fields}>
      <div className={styles.title} data-path="title">
        <TextArea
          label={words.title}
          hideLabel
          rows={1}
          placeholder={words.titleHint}
          maxLength={limits.titleLength}
          value={scenario.title}
          problem={titleProblem}
          onChange={(title) => changeScenario((before) => ({ ...before, title: title.replace(/\s*\n\s*/g, ' ') }))}
        />
      </div>
      <ScenarioNote scenario={scenario} />
      <div data-path="topic">
        <TextArea
          label={words.topic}
          placeholder={words.topicHint}
          rows={2}
          maxLength={limits.topicLength}
          value={scenario.topic}
          problem={topicProblem}
          onChange={(topic) => changeScenario((before) => ({ ...before, topic }))}
        />
      </div>
      <div className={styles.inLine} data-path="language">
        <Select
          label={words.speak}
          size="small"
          value={scenario.language}
          choices={languages.map((value) => ({ value, label: words.languageNames[value] }))}
          onChange={(language) => changeScenario((before) => ({ ...before, language }))}
        />
      </div>
    </div>
  );
}
