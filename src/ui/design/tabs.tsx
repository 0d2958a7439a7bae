import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import styles from './tabs.module.css';

export type Tab<Value extends string = string> = {
  readonly value: Value;
  readonly label: ReactNode;
  readonly panel: ReactNode;
};

/**
 * One of several things at a time. Arrow keys, Home and End move between the tabs. `place="thumb"` puts the row of tabs at the
 * foot, for phones. Panels that are not chosen are not mounted.
 */
export function Tabs<Value extends string>({
  label,
  tabs,
  value,
  onChange,
  place = 'top',
}: {
  label: string;
  tabs: readonly Tab<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  place?: 'top' | 'thumb';
}) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const chosen = tabs.find((tab) => tab.value === value) ?? tabs[0];
  if (chosen === undefined) return null;
  const move = (event: KeyboardEvent) => {
    const now = tabs.indexOf(chosen);
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const tab = tabs[(next + tabs.length) % tabs.length];
    if (tab === undefined) return;
    onChange(tab.value);
    row.current?.querySelector<HTMLElement>(`[data-value="${tab.value}"]`)?.focus();
  };
  return (
    <div className={styles.tabs} data-place={place}>
      <div ref={row} role="tablist" aria-label={label} className={styles.row} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            data-value={tab.value}
            className={styles.tab}
            aria-selected={tab === chosen}
            aria-controls={tab === chosen ? `${id}-panel` : undefined}
            tabIndex={tab === chosen ? 0 : -1}
            onClick={() => onChange(tab.value)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${chosen.value}`} className={styles.panel}>
        {chosen.panel}
      </div>
    </div>
  );
}
