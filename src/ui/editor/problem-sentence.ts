import type { Language, ScenarioProblem } from '../../core';
import { editorWords } from '../texts/editor';

/** What is wrong and what to do, for the place beside the field. */
export function problemSentence(problem: ScenarioProblem, language: Language): string {
  return editorWords[language].problems[problem.code](problem.details ?? {});
}

/** An agent's name, or its number while it has none. */
export function agentLabel(name: string, index: number, language: Language): string {
  return name.trim() === '' ? editorWords[language].unnamed(index + 1) : name.trim();
}
