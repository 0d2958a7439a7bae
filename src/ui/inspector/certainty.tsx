import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Failure, ScoredToken } from '../../core';
import type { Turn } from '../../projections';
import { Button } from '../design';
import { FailureNote } from '../failures';
import { amountsIn } from '../metrics/amounts';
import { useLanguage, useWords } from '../texts';
import { useCommands } from '../use-app';
import styles from './certainty.module.css';
import { perplexityOf, surpriseOf, visibleText } from './scored-text';
import { inspectorWords } from './words';

type State =
  | { readonly type: 'asked' | 'not-asked' }
  | { readonly type: 'scored'; readonly tokens: readonly ScoredToken[] }
  | { readonly type: 'failed'; readonly failure: Failure };

/** How sure the model was of each token of a turn, on request: it reads the turn once more. Give it the turn's id as `key`. */
export function Certainty({ turn }: { turn: Turn }) {
  const words = useWords(inspectorWords).scoring;
  const { scoreTurn } = useCommands();
  const [state, setState] = useState<State>({ type: 'not-asked' });
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  const ask = async () => {
    const controller = new AbortController();
    asking.current = controller;
    setState({ type: 'asked' });
    const scored = await scoreTurn(turn.turnId, controller.signal);
    if (controller.signal.aborted) return;
    setState(scored.ok ? { type: 'scored', tokens: scored.value } : { type: 'failed', failure: scored.reason });
  };
  const cancel = () => {
    asking.current?.abort();
    setState({ type: 'not-asked' });
  };

  switch (state.type) {
    case 'not-asked':
      return (
        <p className={styles.ask}>
          <Button size="small" icon="probability" data-tip={words.hint} onClick={() => void ask()}>
            {words.show}
          </Button>
        </p>
      );
    case 'asked':
      return (
        <p className={styles.ask} role="status">
          {words.working}{' '}
          <Button size="small" variant="quiet" onClick={cancel}>
            {words.cancel}
          </Button>
        </p>
      );
    case 'failed':
      return <FailureNote failure={state.failure} />;
    case 'scored':
      return <ScoredText tokens={state.tokens} />;
  }
}

function ScoredText({ tokens }: { tokens: readonly ScoredToken[] }) {
  const words = useWords(inspectorWords).scoring;
  const language = useLanguage();
  const amounts = amountsIn(language);
  // The least expected one is the most interesting.
  const [at, setAt] = useState(() => leastExpected(tokens));
  const list = useRef<HTMLDivElement>(null);
  const shown = tokens[at];

  const go = (to: number) => {
    const place = Math.min(tokens.length - 1, Math.max(0, to));
    setAt(place);
    list.current?.querySelectorAll('button')[place]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tokens.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  const shareOf = ({ logProbability }: { readonly logProbability: number }) =>
    logProbability < Math.log(0.005) ? `< ${amounts.share(0.01)}` : amounts.share(Math.exp(logProbability));
  const nameOf = (text: string, isEnd: boolean) =>
    isEnd ? words.end : text === '' ? words.partOfCharacter : visibleText(text);

  return (
    <div className={styles.scored}>
      <div ref={list} className={styles.tokens} role="toolbar" aria-label={words.tokens} onKeyDown={onKeyDown}>
        {tokens.map((token, index) => {
          const isEnd = index === tokens.length - 1;
          const name = nameOf(token.text, isEnd);
          return (
            <button
              key={index}
              type="button"
              className={styles.token}
              data-end={isEnd || undefined}
              aria-pressed={index === at}
              aria-label={words.token(name, shareOf(token))}
              tabIndex={index === at ? 0 : -1}
              style={{ '--surprise': `${Math.round(100 * surpriseOf(token))}%` } as React.CSSProperties}
              onClick={() => setAt(index)}
            >
              {isEnd ? '⏎' : token.text === '' ? '·' : token.text}
            </button>
          );
        })}
      </div>
      <p className={styles.note}>{words.legend}</p>
      {shown !== undefined && (
        <div className={styles.place}>
          <p>
            <strong className={styles.code}>{nameOf(shown.text, at === tokens.length - 1)}</strong> {shareOf(shown)} ·{' '}
            {words.rank(shown.rank)}
          </p>
          <table className={styles.others}>
            <caption className="only-heard">{words.insteadOf}</caption>
            <tbody>
              {shown.alternatives.map((other, rank) => (
                <tr key={rank} data-chosen={rank + 1 === shown.rank || undefined}>
                  <th scope="row" className={styles.code}>
                    {other.text === '' ? words.end : visibleText(other.text)}
                  </th>
                  <td className={styles.bar} aria-hidden="true">
                    <span style={{ width: `${100 * Math.exp(other.logProbability)}%` }} />
                  </td>
                  <td className={styles.share}>{shareOf(other)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={styles.note}>
        {words.perplexity(new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(perplexityOf(tokens)))}
      </p>
    </div>
  );
}

function leastExpected(tokens: readonly ScoredToken[]): number {
  const least = Math.min(...tokens.map(({ logProbability }) => logProbability));
  return tokens.findIndex(({ logProbability }) => logProbability === least);
}
