import { breakpointCount, noBreakpoints, paces } from '../../app';
import { limits } from '../../core';
import { AgentMark, Button, Dialog, Select, Switch, TextField } from '../design';
import { useWords } from '../texts';
import { controlWords } from '../texts/control';
import { useApp, useCommands } from '../use-app';
import { useCast } from './cast';
import styles from './control-dialog.module.css';

/** How the run goes on: how fast, and where it stands still by itself. What is chosen holds at once. */
export default function ControlDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(controlWords);
  const breakpoints = useApp(({ desk }) => desk?.breakpoints) ?? noBreakpoints;
  const pace = useApp(({ settings }) => settings.pace);
  const { changeSettings, setBreakpoints } = useCommands();
  const cast = [...useCast().values()];
  const change = (changed: Partial<typeof breakpoints>) => setBreakpoints({ ...breakpoints, ...changed });
  return (
    <Dialog
      title={words.title}
      closeLabel={words.close}
      width={420}
      onClose={onClose}
      footer={
        // Always there, so that the window does not jump when the first one is set.
        <Button
          variant="quiet"
          aria-disabled={breakpointCount(breakpoints) === 0}
          onClick={() => setBreakpoints(noBreakpoints)}
        >
          {words.clear}
        </Button>
      }
    >
      <div className={styles.control}>
        <Select
          label={words.pace}
          hint={pace === 'fast' ? undefined : words.paceHint}
          value={pace}
          choices={paces.map((value) => ({ value, label: words.paces[value] }))}
          onChange={(chosen) => changeSettings({ pace: chosen })}
        />
        <section className={styles.breakpoints} aria-label={words.breakpoints}>
          <h3>{words.breakpoints}</h3>
          <p>{words.breakpointsHint}</p>
          <fieldset>
            <legend>{words.before}</legend>
            <div className={styles.agents}>
              {cast.map(({ agentId, name, index }) => (
                <label key={agentId}>
                  <input
                    type="checkbox"
                    checked={breakpoints.agents.includes(agentId)}
                    onChange={(event) =>
                      change({
                        agents: event.target.checked
                          ? [...breakpoints.agents, agentId]
                          : breakpoints.agents.filter((id) => id !== agentId),
                      })
                    }
                  />
                  <AgentMark index={index} name={name} size={20} />
                  {name}
                </label>
              ))}
            </div>
          </fieldset>
          <TextField
            label={words.text}
            placeholder={words.textHint}
            maxLength={limits.briefLength}
            value={breakpoints.text}
            onChange={(text) => change({ text })}
          />
          <Switch
            label={words.failure}
            hint={words.failureHint}
            checked={breakpoints.failure}
            onChange={(failure) => change({ failure })}
          />
        </section>
      </div>
    </Dialog>
  );
}
