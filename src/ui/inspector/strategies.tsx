import { useEffect, useRef, useState } from 'react';
import type { Decoded, Decoding } from '../../app';
import type { Failure } from '../../core';
import type { Turn } from '../../projections';
import { Button } from '../design';
import { FailureNote } from '../failures';
import { amountsIn } from '../metrics/amounts';
import { useLanguage, useWords } from '../texts';
import { useCommands } from '../use-app';
import certaintyStyles from './certainty.module.css';
import { perplexityOf, surpriseOf } from './scored-text';
import styles from './strategies.module.css';
import { inspectorWords } from './words';

type Row = { readonly decoding: Decoding; readonly decoded: Decoded | null };

/** One prompt, decoded in several ways side by side, on request; one after another, since they share a model. */
export function Strategies({ turn, temperature }: { turn: Turn; temperature: number }) {
  const words = useWords(inspectorWords).decoding;
  const scoring = useWords(inspectorWords).scoring;
  const { decodeTurn } = useCommands();
  const language = useLanguage();
  const amounts = amountsIn(language);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const draws = useRef(0);
  const working = useRef<AbortController | null>(null);
  useEffect(() => () => working.current?.abort(), []);

  const compare = async () => {
    working.current?.abort();
    const controller = new AbortController();
    working.current = controller;
    setTrouble(null);
    draws.current += 1;
    const wanted = strategiesAt(temperature, draws.current);
    setRows(wanted.map((decoding) => ({ decoding, decoded: null })));
    for (const [index, decoding] of wanted.entries()) {
      const decoded = await decodeTurn(turn.turnId, decoding, controller.signal);
      if (controller.signal.aborted) return;
      if (!decoded.ok) return setTrouble(decoded.reason);
      setRows((before) => before?.map((row, at) => (at === index ? { ...row, decoded: decoded.value } : row)) ?? null);
    }
  };
  const cancel = () => {
    working.current?.abort();
    setRows(null);
  };
  const nameOf = (decoding: Decoding) => {
    if (decoding.type === 'greedy') return words.greedy;
    return decoding.type === 'beam'
      ? words.beam(number.format(decoding.width))
      : words.sample(number.format(decoding.temperature));
  };

  if (rows === null) {
    return (
      <p className={certaintyStyles.ask}>
        <Button size="small" icon="fork" data-tip={words.hint} onClick={() => void compare()}>
          {words.show}
        </Button>
      </p>
    );
  }
  const isDone = rows.every(({ decoded }) => decoded !== null) || trouble !== null;
  return (
    <div className={styles.strategies}>
      <p className={certaintyStyles.note}>{words.about}</p>
      <dl className={styles.rows} aria-busy={!isDone}>
        <div className={styles.said}>
          <dt>{words.said}</dt>
          <dd>{turn.text}</dd>
        </div>
        {rows.map(({ decoding, decoded }, index) => (
          <div key={`${decoding.type} ${index}`} data-strategy={decoding.type}>
            <dt>
              {nameOf(decoding)}
              {decoded !== null && (
                <span className={certaintyStyles.note}>
                  {words.perplexity(number.format(perplexityOf(decoded.tokens)))} ·{' '}
                  {amounts.duration(decoded.milliseconds)}
                </span>
              )}
            </dt>
            <dd>
              {decoded === null ? <span className={styles.waiting}>{words.waiting}</span> : <Tinted {...decoded} />}
            </dd>
          </div>
        ))}
      </dl>
      {trouble !== null && <FailureNote failure={trouble} />}
      <p className={certaintyStyles.ask}>
        {isDone ? (
          <Button size="small" onClick={() => void compare()}>
            {words.again}
          </Button>
        ) : (
          <Button size="small" variant="quiet" onClick={cancel}>
            {scoring.cancel}
          </Button>
        )}
      </p>
    </div>
  );
}

/** The answer, with the tokens marked that were not expected; the legend stands with the probabilities. */
function Tinted({ text, tokens }: Decoded) {
  if (tokens.length === 0) return text;
  return tokens.map((token, index) => (
    <span
      key={`${index} ${token.text}`}
      className={certaintyStyles.tinted}
      style={{ '--surprise': `${Math.round(100 * surpriseOf(token))}%` } as React.CSSProperties}
    >
      {token.text}
    </span>
  ));
}

/** Two draws at the agent's own temperature (or at 0.7 where it is greedy), one hotter. */
function strategiesAt(temperature: number, draw: number): readonly Decoding[] {
  const own = temperature === 0 ? 0.7 : temperature;
  return [
    { type: 'greedy' },
    { type: 'beam', width: 4 },
    { type: 'sample', temperature: own, seed: 2 * draw },
    { type: 'sample', temperature: own, seed: 2 * draw + 1 },
    { type: 'sample', temperature: Math.min(2, own + 0.6), seed: 2 * draw },
  ];
}
