import type { AgentId, TurnId } from '../../core';
import { type DrillReport, turnById } from '../../projections';
import { hueOf } from '../design';
import { useCast, useDrillReports } from '../playground';
import { useLanguage, useWords } from '../texts';
import { listOf } from '../texts/list-of';
import { robustnessWords } from '../texts/robustness';
import { useApp, useCommands } from '../use-app';
import styles from './robustness.module.css';

/** What came of every drill: how far it spread, and where the run was well again. Nothing where none struck. */
export function DrillOutcomes() {
  const words = useWords(robustnessWords);
  const reports = useDrillReports();
  if (reports.length === 0) return null;
  return (
    <section className={styles.section} aria-label={words.outcome}>
      <h2>{words.outcome}</h2>
      <p className={styles.explain}>{words.outcomeHint}</p>
      <ul className={styles.drills}>
        {reports.map((report) => (
          <Outcome key={`${report.turnId} ${report.agentId} ${report.strike.kind}`} report={report} />
        ))}
      </ul>
    </section>
  );
}

function Outcome({ report }: { report: DrillReport }) {
  const words = useWords(robustnessWords);
  const language = useLanguage();
  const cast = useCast();
  const conversation = useApp(({ desk }) => desk?.run?.conversation);
  const { select } = useCommands();
  const { turnId, number, agentId, strike, direct, through, rows, repeated, recovery } = report;
  const nameOf = (id: AgentId | undefined) => (id === undefined ? '' : (cast.get(id)?.name ?? id));
  const takerOf = (id: TurnId) => (conversation === undefined ? undefined : turnById(conversation, id)?.agentId);
  const numberOf = (id: TurnId) => words.atNumber(Number(id.slice('turn-'.length)));
  const missedBy = strike.kind === 'drop' ? listOf(strike.missedBy.map(nameOf), language) : '';
  const hasSpread = strike.kind === 'mute' || strike.kind === 'garble' || strike.kind === 'inject';
  return (
    <li data-drill={strike.kind}>
      <p>
        <button
          type="button"
          className={styles.turn}
          data-hue={hueOf(cast.get(agentId)?.index ?? 0)}
          onClick={() => select(turnId)}
        >
          {words.atNumber(number)}
        </button>{' '}
        {words.struck(nameOf(agentId), strike, missedBy)}
      </p>
      {hasSpread && direct.length + through.length + rows >= 0 && takerOf(turnId) === agentId && (
        <p>
          {words.spread(direct.length, through.length, rows)}
          {strike.kind === 'inject' &&
            direct.length > 0 &&
            `${words.gap}${repeated.length === 0 ? words.notRepeated : words.repeated(repeated.length)}`}
        </p>
      )}
      {strike.kind === 'drop' && <p>{words.without(direct.length)}</p>}
      <p className={styles.recovery} data-recovered={recovery !== null}>
        {recovery === null
          ? words.notRecovered[strike.kind]
          : words.recovered[recovery.type](numberOf(recovery.turnId), nameOf(takerOf(recovery.turnId)))}
      </p>
    </li>
  );
}
