import type { Pattern, ScenarioProblem } from './pattern';
import type { Scenario } from './scenario';

/** What is wrong with the options of a pattern that are numbers. */
export function optionProblems(scenario: Scenario, pattern: Pattern): readonly ScenarioProblem[] {
  return pattern.fields.flatMap((field) => {
    const value = scenario.pattern.options[field.name];
    if (field.type !== 'count' || value === undefined) return [];
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= field.from && value <= field.to;
    const path = `pattern.options.${field.name}`;
    return fits ? [] : [{ path, code: 'out-of-range' as const, details: { from: field.from, to: field.to } }];
  });
}
