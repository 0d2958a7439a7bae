import { NumberField, Slider } from '../design';
import { useWords } from '../texts';
import { editorWords } from '../texts/editor';
import styles from './temperature-field.module.css';

/** How freely a model chooses its words: a slider for about, a number for exactly. */
export function TemperatureField({
  value,
  problem,
  onChange,
}: {
  value: number;
  problem: string | undefined;
  onChange: (value: number) => void;
}) {
  const words = useWords(editorWords);
  return (
    <div className={styles.field}>
      <div className={styles.number}>
        <NumberField
          label={words.temperature}
          min={0}
          max={2}
          step={0.1}
          value={value}
          problem={problem}
          onChange={(number) => {
            if (number >= 0) onChange(Math.min(2, number));
          }}
        />
      </div>
      <div className={styles.slider}>
        <Slider
          label={words.temperatureSlider}
          hideLabel
          min={0}
          max={2}
          step={0.1}
          value={value}
          onChange={onChange}
        />
        <p className={styles.ends} aria-hidden="true">
          <span>{words.steady}</span>
          <span>{words.surprising}</span>
        </p>
      </div>
    </div>
  );
}
