import { useMemo } from 'react';
import type { App } from '../../app';
import { project, type RunLog } from '../../core';
import { conversation, conversationGraph } from '../../projections';
import { AgentMark, Button, ButtonLink } from '../design';
import { useWords } from '../texts';
import { shellWords } from '../texts/shell';
import { useApp, useCommands } from '../use-app';
import { ConversationDrawing } from './conversation-drawing';
import styles from './hero.module.css';
import { useFeaturedRun } from './use-featured-run';

/** What this is, in a sentence, one button to see it happen, and beside it a conversation that already happened. */
export function Hero({ featured }: { featured: App['builtIns'][number] }) {
  const words = useWords(shellWords);
  const { open, run } = useCommands();
  const language = useApp((state) => state.settings.language);
  const scenario = featured.scenario[language];
  const recorded = useFeaturedRun();
  return (
    <section aria-labelledby="tagline" className={styles.hero}>
      <div className={styles.words}>
        <h1 id="tagline">{words.tagline}</h1>
        <p className={styles.explanation}>{words.explanation}</p>
        <div className={styles.featured}>
          <p className={styles.title}>{scenario.title}</p>
          <ul className={styles.cast}>
            {scenario.agents.map(({ id, name, role }, index) => (
              <li key={id}>
                <AgentMark index={index} name={name} size={22} />
                {name}
                <span className={styles.role}>{role}</span>
              </li>
            ))}
          </ul>
        </div>
        <div className={styles.acts}>
          <Button variant="primary" size="large" icon="play" onClick={() => void open(featured.id).then(run)}>
            {words.run}
          </Button>
          <ButtonLink variant="quiet" size="large" href={`#/play/${featured.id}`}>
            {words.openFirst}
          </ButtonLink>
        </div>
        <p className={styles.note}>{words.runNote}</p>
      </div>
      <figure className={styles.picture}>{recorded !== null && <Recorded log={recorded} />}</figure>
    </section>
  );
}

const turnsDrawn = 7;

function Recorded({ log }: { log: RunLog }) {
  const words = useWords(shellWords);
  const said = useMemo(() => project(conversation, log), [log]);
  const graph = useMemo(() => project(conversationGraph, log), [log]);
  return (
    <>
      <ConversationDrawing conversation={said} graph={graph} most={turnsDrawn} />
      <figcaption>{words.recorded}</figcaption>
    </>
  );
}
