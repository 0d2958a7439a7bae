import { lazy, Suspense, useState } from 'react';
import { breakpointCount, noBreakpoints } from '../../app';
import { Button, IconButton, type IconName } from '../design';
import { useWords } from '../texts';
import { controlWords } from '../texts/control';
import { playgroundWords } from '../texts/playground';
import { useApp } from '../use-app';
import type { RunActs } from './run-acts';
import styles from './run-bar.module.css';
import type { RunControl } from './use-run-control';

const ControlDialog = lazy(() => import('./control-dialog'));

/** Run, pause or go on; one turn; stop. Each is there always, so that none moves; what makes no sense is off. */
export function RunButtons({ control }: { control: RunControl }) {
  const words = useWords(playgroundWords);
  const { main } = control;
  const names = { run: words.run, pause: words.pause, resume: words.resume, 'take-over': words.takeOver };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form.
    <div role="group" aria-label={words.runControl} className={styles.buttons}>
      <Button
        className={styles.main ?? ''}
        variant={main === 'pause' ? 'plain' : 'primary'}
        icon={icons[main]}
        onClick={control.doMain}
        disabled={!control.mainEnabled}
        data-tip-keys={main === 'take-over' ? undefined : 'Space'}
        data-tip={main === 'take-over' ? undefined : names[main]}
      >
        {names[main]}
      </Button>
      {main !== 'take-over' && (
        <>
          <Button
            icon="step"
            onClick={control.doStep}
            disabled={!control.step}
            data-tip={words.stepHint}
            data-tip-keys="S"
          >
            {words.step}
          </Button>
          <Button icon="stop" onClick={control.doStop} disabled={!control.stop}>
            {words.stop}
          </Button>
          <Control />
        </>
      )}
    </div>
  );
}

/** Opens the window with the pace and the breakpoints; a dot says that there are some. */
function Control() {
  const words = useWords(controlWords);
  const count = useApp(({ desk }) => breakpointCount(desk?.breakpoints ?? noBreakpoints));
  const slowed = useApp(({ settings }) => settings.pace !== 'fast');
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        className={styles.control ?? ''}
        label={words.open(count)}
        icon="gauge"
        data-set={count > 0 || slowed}
        onClick={() => setOpen(true)}
      />
      {open && (
        <Suspense fallback={null}>
          <ControlDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

const icons: Readonly<Record<RunActs['main'], IconName>> = {
  run: 'play',
  pause: 'pause',
  resume: 'play',
  'take-over': 'live',
};
