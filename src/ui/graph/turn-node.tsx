import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Language, TurnId } from '../../core';
import { type Turn, wordsOf } from '../../projections';
import { AgentMark, hueOf, Icon } from '../design';
import { amountsIn } from '../metrics/amounts';
import { type Member, useIsWriting, useShownScenario, useShownTurn } from '../playground';
import { useLanguage, useWords } from '../texts';
import { listOf } from '../texts/list-of';
import { playgroundWords } from '../texts/playground';
import { robustnessWords } from '../texts/robustness';
import { shown } from '../transcript/deed';
import { useWordsBeingWritten } from '../use-app';
import { useToolName } from '../use-tool-name';
import { useLight, useReach } from './looking';
import { plainWords } from './plain-words';
import styles from './turn-node.module.css';

/** `insteadOf`: the name of whose turn it was, where this agent took it over. */
type TurnNodeData = { readonly turnId: TurnId; readonly member: Member; readonly insteadOf: string | null };
export type TurnFlowNode = Node<TurnNodeData, 'speech' | 'choice'>;

/** Something that was said: who, when, up to three lines of it, and what there is to remark. */
export const SpeechNode = memo(function SpeechNode({ data: { turnId, member, insteadOf } }: NodeProps<TurnFlowNode>) {
  const turn = useShownTurn(turnId);
  const light = useLight(turnId);
  const reach = useReach(turnId);
  const failing = useWords(robustnessWords);
  const writing = useIsWriting();
  const language = useShownScenario()?.language;
  if (turn === undefined) return null;
  const state = turn.state === 'open' && writing ? 'writing' : turn.state;
  return (
    <div
      className={styles.speech}
      data-hue={hueOf(member.index)}
      data-light={light}
      data-state={state}
      data-struck={turn.strikes.length > 0}
      data-reach={reach}
    >
      <div className={styles.head}>
        <AgentMark index={member.index} name={member.name} size={20} />
        <span className={styles.name}>
          {insteadOf === null ? member.name : failing.takerInstead(member.name, insteadOf)}
        </span>
        <ReachSign reach={reach} />
        <span className={styles.number}>{turn.number}</span>
      </div>
      {turn.state === 'open' ? (
        <OpenBody turnId={turnId} writing={writing} language={language} />
      ) : (
        <div className={styles.body} lang={language}>
          {plainWords(turn.text)}
        </div>
      )}
      <Foot turn={turn} />
    </div>
  );
});

/** Something was chosen or filled in. */
export const ChoiceNode = memo(function ChoiceNode({ data: { turnId, member } }: NodeProps<TurnFlowNode>) {
  const turn = useShownTurn(turnId);
  const light = useLight(turnId);
  const writing = useIsWriting();
  const words = useWords(playgroundWords);
  const reach = useReach(turnId);
  if (turn === undefined) return null;
  const done = turn.action === null ? '' : shortOf(turn);
  const state = turn.state === 'open' && writing ? 'writing' : turn.state;
  return (
    <div
      className={styles.choice}
      data-hue={hueOf(member.index)}
      data-light={light}
      data-state={state}
      data-struck={turn.strikes.length > 0}
      data-reach={reach}
    >
      <AgentMark index={member.index} name={member.name} size={18} />
      <span aria-hidden="true">→</span>
      <span className={styles.chosen}>{done || (turn.state === 'failed' ? words.failed : '…')}</span>
    </div>
  );
});

/** A dot at the turns that a drill reached. */
function ReachSign({ reach }: { reach: ReturnType<typeof useReach> }) {
  const words = useWords(robustnessWords);
  if (reach === undefined) return null;
  const says = reach === 'repeats' ? words.repeats : words.reached;
  return <span className={styles.reach} role="img" aria-label={says} data-tip={says} />;
}

/** The option that was chosen, or the values that were filled in without their names. */
function shortOf(turn: Turn): string {
  if (turn.action?.type !== 'answer') return wordsOf(turn);
  const { value } = turn.action;
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(shown).join(' · ');
}

/** The last lines of what is being written; the room for them is there from the start. */
function OpenBody({ turnId, writing, language }: { turnId: TurnId; writing: boolean; language: Language | undefined }) {
  const text = useWordsBeingWritten(turnId);
  if (text !== '') {
    return (
      <div className={styles.stream} lang={language}>
        <div>{text}</div>
      </div>
    );
  }
  return (
    <div className={styles.coming} data-writing={writing}>
      <i />
      <i />
      <i />
    </div>
  );
}

function Foot({ turn }: { turn: Turn }) {
  const language = useLanguage();
  const amounts = amountsIn(language);
  const words = useWords(playgroundWords);
  const toolName = useToolName();
  const { marks } = useWords(robustnessWords);
  const strikes = [...new Set(turn.strikes.map(({ strike }) => marks[strike.kind]))];
  const calls = turn.calls.map(({ tool, outcome }) =>
    outcome.type === 'result' ? `${toolName(tool)} → ${plainWords(outcome.text)}` : `${toolName(tool)} ✕`,
  );
  const took: string[] = [];
  if (turn.attempt > 1 && turn.insteadOf === null) took.push(words.retried);
  if (turn.cut.length > 0) took.push(words.promptCut);
  if (turn.by?.type === 'model') {
    if (turn.by.ended === 'length') took.push(words.brokenOff);
    if (turn.by.device !== 'none' && turn.by.usage.completionTokens > 0) {
      took.push(amounts.tokens(turn.by.usage.completionTokens), amounts.duration(turn.by.usage.milliseconds));
    }
  }
  if (turn.by?.type === 'human') took.push(words.byYou);
  // What happened is told from further away than what it took.
  const tells = turn.calls.length > 0 || strikes.length > 0 || turn.state === 'failed';
  return (
    <div className={styles.foot} data-tells={tells}>
      {turn.calls.length > 0 && (
        <span className={styles.used}>
          <Icon name="tool" size={12} />
        </span>
      )}
      {strikes.length > 0 && (
        <span className={styles.struck}>
          <Icon name="warning" size={12} />
          {listOf(strikes, language)}
        </span>
      )}
      {turn.state === 'failed' && (
        <span className={styles.failed}>
          <Icon name="warning" size={12} />
          {turn.failure?.code === 'engine/stopped' ? words.stopped : words.failed}
        </span>
      )}
      {calls.join(' · ')}
      <span className={styles.amounts}>
        {calls.length > 0 && took.length > 0 && ' · '}
        {took.join(' · ')}
      </span>
    </div>
  );
}
