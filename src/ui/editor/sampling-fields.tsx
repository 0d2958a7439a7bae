import type { Sampling } from '../../core';
import { NumberField, Switch } from '../design';
import { useWords } from '../texts';
import { editorWords } from '../texts/editor';
import styles from './limits-fields.module.css';

/** Which tokens may be drawn: as the model's makers say, or as is said here. */
export function SamplingFields({
  sampling,
  path,
  onChange,
}: {
  sampling: Sampling | undefined;
  path: string;
  onChange: (sampling: Sampling | undefined) => void;
}) {
  const words = useWords(editorWords);
  const field = (name: keyof Sampling, from: number, to: number, step: number) => (
    <div key={name} data-path={`${path}.${name}`}>
      <NumberField
        label={words.sampling[name]}
        min={from}
        max={to}
        step={step}
        value={sampling?.[name] ?? unbounded[name]}
        onChange={(value) => {
          if (value >= from) onChange({ ...sampling, [name]: Math.min(to, value) });
        }}
      />
    </div>
  );
  return (
    <>
      <Switch
        label={words.ownSampling}
        checked={sampling !== undefined}
        onChange={(own) => onChange(own ? unbounded : undefined)}
      />
      {sampling !== undefined && (
        <div className={styles.pair}>
          {field('topP', 0.05, 1, 0.05)}
          {field('topK', 0, 1000, 1)}
          {field('minP', 0, 1, 0.01)}
          {field('repetitionPenalty', 1, 2, 0.05)}
        </div>
      )}
    </>
  );
}

/** Any token may be drawn. */
const unbounded: Required<Sampling> = { topP: 1, topK: 0, minP: 0, repetitionPenalty: 1 };
