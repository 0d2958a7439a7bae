import type { ReactNode } from 'react';
import type { Player } from '../../core';
import type { Conversation, Turn } from '../../projections';
import { amountsIn } from '../metrics/amounts';
import { useLanguage, useWords } from '../texts';
import { controlWords } from '../texts/control';
import { failureWords } from '../texts/failures';
import styles from './decided.module.css';
import { LookedInto } from './looked-into';
import { ToolSteps } from './tool-steps';
import { inspectorWords } from './words';

/** How the words came about: by whom, where, and at what cost. */
export function Decided({
  conversation,
  turn,
  player,
}: {
  conversation: Conversation;
  turn: Turn;
  player: Player | undefined;
}) {
  const words = useWords(inspectorWords);
  return (
    <>
      {turn.state === 'open' && <p>{words.writing}</p>}
      {turn.by?.type === 'human' && <p>{words.human}</p>}
      {turn.by?.type === 'model' && turn.by.review?.original !== undefined && (
        <Original text={turn.by.review.original} />
      )}
      <Trouble turn={turn} />
      <ToolSteps conversation={conversation} turn={turn} />
      <Facts turn={turn} player={player} />
      {turn.state === 'finished' && turn.by?.type === 'model' && turn.by.device !== 'none' && (
        <LookedInto
          turn={turn}
          modelId={turn.by.modelId}
          temperature={player?.type === 'model' ? player.temperature : 0}
        />
      )}
    </>
  );
}

/** What the model had said before a person wrote it anew. */
function Original({ text }: { text: string }) {
  const words = useWords(controlWords);
  return (
    <div className={styles.original}>
      <p>
        <strong>{words.original}</strong>
      </p>
      <p>{text}</p>
    </div>
  );
}

function Trouble({ turn }: { turn: Turn }) {
  const words = useWords(inspectorWords);
  const sentences = useWords(failureWords);
  if (turn.failure === null) return null;
  const { what, next } = sentences[turn.failure.code](turn.failure.details ?? {});
  return (
    <div className={styles.trouble}>
      <p>
        <strong>{turn.state === 'failed' ? words.failed : words.failedBefore}</strong> {what}
      </p>
      {turn.state === 'failed' && <p>{next}</p>}
      {turn.attempt > 1 && <p>{words.attempts(turn.attempt)}</p>}
    </div>
  );
}

function Facts({ turn, player }: { turn: Turn; player: Player | undefined }) {
  const words = useWords(inspectorWords);
  const amounts = amountsIn(useLanguage());
  const facts: [string, ReactNode][] = [];
  if (turn.by?.type === 'human') facts.push([words.humanTime, amounts.duration(turn.by.milliseconds)]);
  if (player?.type === 'model') {
    facts.push([
      words.model,
      <span key="id">
        <code>{modelOf(turn, player)}</code>
        {turn.byStandIn && <span className={styles.split}>{words.standIn}</span>}
      </span>,
    ]);
  }
  if (turn.by?.type === 'model') facts.push([words.device, words.devices[turn.by.device]]);
  if (player?.type === 'model') {
    facts.push([words.temperature, player.temperature === 0 ? words.greedy : String(player.temperature)]);
  }
  if (turn.by?.type === 'model') {
    const { usage, ended } = turn.by;
    const cached = usage.promptTokens - usage.prefillTokens;
    const decoding = usage.milliseconds - usage.firstTokenMilliseconds;
    facts.push(
      [
        words.prompt,
        <span key="prompt">
          {amounts.tokens(usage.promptTokens)}
          <span className={styles.split}>
            {words.promptSplit(amounts.count(usage.prefillTokens), amounts.count(cached))}
          </span>
          <CacheBar cached={cached} prompt={usage.promptTokens} />
        </span>,
      ],
      ...(turn.by.cache === undefined ? [] : [[words.cache, words.cacheUses[turn.by.cache]] as [string, ReactNode]]),
      ...(turn.by.besides === undefined
        ? []
        : [
            [words.besides, amounts.tokens(turn.by.besides.promptTokens + turn.by.besides.completionTokens)] as [
              string,
              ReactNode,
            ],
          ]),
      [words.written, amounts.tokens(usage.completionTokens)],
      [words.firstToken, amounts.duration(usage.firstTokenMilliseconds)],
    );
    if (decoding > 0) facts.push([words.speed, amounts.speed((1000 * usage.completionTokens) / decoding)]);
    facts.push([words.time, amounts.duration(usage.milliseconds)], [words.ended, words.endings[ended]]);
  }
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How much of the prompt a cache held, for the eye; the words beside it say the same. */
function CacheBar({ cached, prompt }: { cached: number; prompt: number }) {
  if (prompt === 0) return null;
  return (
    <span className={styles.bar} aria-hidden="true">
      <span style={{ width: `${(100 * cached) / prompt}%` }} />
    </span>
  );
}

/** What was really asked, once it is known; until then what the scenario says. */
function modelOf(turn: Turn, player: Extract<Player, { type: 'model' }>): string {
  return turn.by?.type === 'model' ? turn.by.modelId : player.modelId;
}
