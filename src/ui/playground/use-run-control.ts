import { focusProblem } from '../editor';
import { useApp, useCommands } from '../use-app';
import { type RunActs, runActs } from './run-acts';

export type RunControl = RunActs & { doMain(): void; doStep(): void; doStop(): void };

/**
 * What the buttons and keys of the run do. A scenario with problems is not run: `toScenario` brings its panel up, and the
 * first field with a problem gets the focus.
 */
export function useRunControl(toScenario: () => void): RunControl | null {
  const desk = useApp((state) => state.desk);
  const commands = useCommands();
  if (desk === null) return null;
  const acts = runActs(desk);
  const [problem] = desk.problems;
  const orToProblem = (start: () => void) => () => {
    const starts = desk.phase === 'idle' || desk.phase === 'finished';
    if (!starts || problem === undefined) return start();
    toScenario();
    focusProblem(problem);
  };
  const main = {
    run: commands.run,
    pause: commands.pause,
    resume: commands.resume,
    'take-over': commands.takeOverLive,
  };
  return {
    ...acts,
    doMain: orToProblem(main[acts.main]),
    doStep: orToProblem(commands.step),
    doStop: commands.stop,
  };
}
