import { useLanguage } from '../texts';
import { useApp } from '../use-app';
import { problemSentence } from './problem-sentence';

/** What is wrong at this path of the scenario, in words; undefined if nothing is. */
export function useProblem(path: string): string | undefined {
  const language = useLanguage();
  const problem = useApp(({ desk }) => desk?.problems.find((one) => one.path === path));
  return problem === undefined ? undefined : problemSentence(problem, language);
}
