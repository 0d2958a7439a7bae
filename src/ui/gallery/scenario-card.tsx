import type { ReactNode } from 'react';
import type { Scenario } from '../../core';
import { AgentMark } from '../design';
import { useLanguage, useWords } from '../texts';
import { shellWords } from '../texts/shell';
import { useTheApp } from '../use-app';
import styles from './scenario-card.module.css';

/** A scenario to open: what it is about, who takes part, and how they take turns. All of it is the link. */
export function ScenarioCard({
  address,
  scenario,
  subject,
  aside,
}: {
  address: string;
  scenario: Scenario;
  subject?: string;
  aside?: ReactNode;
}) {
  const words = useWords(shellWords);
  const language = useLanguage();
  const { patterns } = useTheApp();
  const pattern = patterns.find(({ kind }) => kind === scenario.pattern.kind)?.words[language].name;
  const shown = scenario.agents.slice(0, 6);
  return (
    <article className={styles.card} lang={scenario.language === language ? undefined : scenario.language}>
      {subject !== undefined && <p className={styles.subject}>{subject}</p>}
      <h3>
        <a href={`#/play/${encodeURIComponent(address)}`}>{scenario.title || words.untitled}</a>
      </h3>
      {scenario.description !== '' && <p className={styles.description}>{scenario.description}</p>}
      <div className={styles.foot}>
        <span className={styles.marks}>
          {shown.map(({ id, name }, index) => (
            <AgentMark key={id} index={index} name={name} size={22} />
          ))}
        </span>
        <span className={styles.facts}>
          {[words.agents(scenario.agents.length), pattern].filter(Boolean).join(' · ')}
        </span>
        {aside}
      </div>
    </article>
  );
}
