import { type InputHTMLAttributes, type ReactNode, useEffect, useId, useState } from 'react';
import styles from './field.module.css';
import { Icon } from './icon';

/** What every field has: a name, and perhaps a hint and what is wrong with it (which the field is then marked with). */
export type FieldLook = {
  label: ReactNode;
  hint?: ReactNode;
  problem?: string | undefined;
  /** The name is only heard, where the place makes it plain. */
  hideLabel?: boolean;
};

type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined };

/** A label, the field given by `children`, and below it the hint or the problem. Spread the wiring on the control. */
export function Field({
  label,
  hint,
  problem,
  hideLabel = false,
  children,
}: FieldLook & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? 'only-heard' : styles.label}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': problem === undefined ? undefined : true,
      })}
      {problem !== undefined && (
        <p id={`${id}-problem`} className={styles.problem}>
          <Icon name="warning" size={14} />
          {problem}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** One line of text. `onChange` gets the text. */
export function TextField({
  label,
  hint,
  problem,
  hideLabel,
  value,
  onChange,
  ...rest
}: FieldLook & { value: string; onChange?: (value: string) => void } & Omit<
    InputHTMLAttributes<HTMLInputElement>,
    'value' | 'onChange' | 'id'
  >) {
  return (
    <Field {...look(label, hint, problem, hideLabel)}>
      {(wiring) => (
        <input
          type="text"
          autoComplete="off"
          {...rest}
          {...wiring}
          className={styles.control}
          value={value}
          onChange={(event) => onChange?.(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Several lines; grows with its text from `rows` up to `mostRows`. `voice="code"` for prompts. */
export function TextArea({
  label,
  hint,
  problem,
  hideLabel,
  value,
  onChange,
  rows = 3,
  mostRows = 12,
  voice = 'interface',
  ...rest
}: FieldLook & {
  value: string;
  onChange?: (value: string) => void;
  rows?: number;
  mostRows?: number;
  voice?: 'interface' | 'speech' | 'code';
} & Omit<React.TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange' | 'id' | 'rows'>) {
  return (
    <Field {...look(label, hint, problem, hideLabel)}>
      {(wiring) => (
        <textarea
          {...rest}
          {...wiring}
          className={styles.area}
          data-voice={voice}
          rows={rows}
          style={{ minHeight: `calc(${rows}lh + 18px)`, maxHeight: `calc(${mostRows}lh + 18px)` }}
          value={value}
          onChange={(event) => onChange?.(event.target.value)}
        />
      )}
    </Field>
  );
}

/**
 * A number. What is typed may be anything; `onChange` gets only numbers, and leaving the field puts back the last one.
 * `unit` stands behind it.
 */
export function NumberField({
  label,
  hint,
  problem,
  hideLabel,
  value,
  onChange,
  min,
  max,
  step = 1,
  unit,
  ...rest
}: FieldLook & {
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  step?: number;
  unit?: string;
} & Pick<InputHTMLAttributes<HTMLInputElement>, 'disabled' | 'readOnly' | 'name'>) {
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped((before) => (Number(before) === value && before !== '' ? before : String(value))), [value]);
  return (
    <Field {...look(label, hint, problem, hideLabel)}>
      {(wiring) => (
        <div className={styles.withUnit}>
          <input
            {...rest}
            {...wiring}
            type="number"
            inputMode={step % 1 === 0 ? 'numeric' : 'decimal'}
            className={styles.control}
            min={min}
            max={max}
            step={step}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              const number = event.target.valueAsNumber;
              if (Number.isFinite(number)) onChange(number);
            }}
            onBlur={() => setTyped(String(value))}
          />
          {unit !== undefined && <span className={styles.unit}>{unit}</span>}
        </div>
      )}
    </Field>
  );
}

/** A whole number, or none: an empty field says so with `none`. What is typed is bounded when it is passed on. */
export function OptionalNumberField({
  label,
  hint,
  problem,
  hideLabel,
  value,
  onChange,
  min,
  max,
  none,
}: FieldLook & {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  min: number;
  max: number;
  none: string;
}) {
  return (
    <Field {...look(label, hint, problem, hideLabel)}>
      {(wiring) => (
        <div className={styles.withUnit}>
          <input
            {...wiring}
            type="number"
            inputMode="numeric"
            className={styles.control}
            min={min}
            max={max}
            placeholder={none}
            value={value ?? ''}
            onChange={({ target }) => {
              if (target.value === '') onChange(undefined);
              else if (target.valueAsNumber >= min) onChange(Math.min(max, Math.trunc(target.valueAsNumber)));
            }}
          />
        </div>
      )}
    </Field>
  );
}

export type Choice<Value extends string = string> = {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
  /** Choices with the same group stand together under its name. */
  readonly group?: string;
};

/** One of several: a combobox of the browser's own, so that a phone shows it the way its owner knows. */
export function Select<Value extends string>({
  label,
  hint,
  problem,
  hideLabel,
  value,
  choices,
  onChange,
  size = 'usual',
  disabled = false,
}: FieldLook & {
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
  size?: 'small' | 'usual';
  disabled?: boolean;
}) {
  const groups = [...new Set(choices.map(({ group }) => group))];
  const optionsOf = (group: string | undefined) =>
    choices
      .filter((choice) => choice.group === group)
      .map((choice) => (
        <option key={choice.value} value={choice.value} disabled={choice.disabled}>
          {choice.label}
        </option>
      ));
  return (
    <Field {...look(label, hint, problem, hideLabel)}>
      {(wiring) => (
        <div className={styles.select} data-size={size}>
          <select
            {...wiring}
            className={styles.control}
            value={value}
            disabled={disabled}
            onChange={(event) => onChange(event.target.value as Value)}
          >
            {groups.map((group) =>
              group === undefined ? (
                optionsOf(group)
              ) : (
                <optgroup key={group} label={group}>
                  {optionsOf(group)}
                </optgroup>
              ),
            )}
          </select>
          <Icon name="chevron-down" size={16} />
        </div>
      )}
    </Field>
  );
}

/** On or off, at once. */
export function Switch({
  label,
  hint,
  checked,
  onChange,
  disabled = false,
}: {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}) {
  const id = useId();
  return (
    <div className={styles.switchRow}>
      <input
        id={id}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox has its state of its own.
        role="switch"
        className={styles.switch}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className={styles.hint}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

/** A number on a scale, where about is enough. `text` says the value in words. */
export function Slider({
  label,
  hideLabel = false,
  value,
  min,
  max,
  step = 1,
  text,
  disabled = false,
  onChange,
}: {
  label: string;
  hideLabel?: boolean;
  value: number;
  min: number;
  max: number;
  step?: number;
  text?: string;
  disabled?: boolean;
  onChange: (value: number) => void;
}) {
  const id = useId();
  const filled = max > min ? ((value - min) / (max - min)) * 100 : 0;
  return (
    <div className={styles.sliderRow}>
      <label htmlFor={id} className={hideLabel ? 'only-heard' : styles.label}>
        {label}
      </label>
      <input
        id={id}
        type="range"
        className={styles.slider}
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={disabled}
        aria-valuetext={text}
        style={{ '--filled': `${filled}%` } as React.CSSProperties}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </div>
  );
}

/** Leaves out what is not there, as `exactOptionalPropertyTypes` asks. */
function look(
  label: ReactNode,
  hint: ReactNode,
  problem: string | undefined,
  hideLabel: boolean | undefined,
): FieldLook {
  return { label, problem, ...(hint === undefined ? {} : { hint }), ...(hideLabel === undefined ? {} : { hideLabel }) };
}
