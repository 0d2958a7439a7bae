import variant from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import { randomAt } from '../../base';
import { type Program, type ProgramEnd, programLimits } from './program';

/**
 * Runs a program in QuickJS, an interpreter of its own inside of WebAssembly: it sees no object of ours, only what is
 * defined here. `now` is any clock of milliseconds, by which its time is counted from the moment that `onStart` is
 * called: then the interpreter is there. Never throws.
 */
export async function runHere(program: Program, now: () => number, onStart = () => {}): Promise<ProgramEnd> {
  let quickJs: QuickJSWASMModule;
  try {
    quickJs = await newQuickJSWASMModuleFromVariant(variant);
  } catch (error) {
    return { type: 'broken', problem: String(error) };
  }
  onStart();
  const deadline = now() + programLimits.milliseconds;
  const isLate = () => now() > deadline;
  try {
    const runtime = quickJs.newRuntime({
      interruptHandler: isLate,
      memoryLimitBytes: programLimits.memoryBytes,
      maxStackSizeBytes: programLimits.stackBytes,
    });
    const end = ended(runtime.newContext(), program, isLate);
    // The module is thrown away whole, handles and all.
    return isLate() && end.type !== 'done' ? late : end;
  } catch (error) {
    if (isLate()) return late;
    // Beyond its memory, the interpreter may not even be able to say so.
    return /memory/i.test(String(error)) ? { type: 'out-of-memory' } : { type: 'broken', problem: String(error) };
  }
}

const late: ProgramEnd = { type: 'timeout', milliseconds: programLimits.milliseconds };

function ended(context: QuickJSContext, { code, now, seed }: Program, isLate: () => boolean): ProgramEnd {
  const lines: string[] = [];
  let logged = 0;
  const show = (handle: QuickJSHandle) => textOf(context, handle);
  define(context, 'log', (...values) => {
    // What nobody will read is not kept.
    if (logged > programLimits.outputCharacters) return;
    const line = values.map(show).join(' ');
    logged += line.length + 1;
    lines.push(line);
  });
  const random = randomAt(seed, 0);
  const chance = context.newFunction('random', () => context.newNumber(random.next()));
  context.setProp(context.getProp(context.global, 'Math'), 'random', chance);
  context.unwrapResult(context.evalCode(standingClock(now)));

  const run = context.evalCode(code, 'program.js');
  if (run.error) return problem(context, run.error);
  context.runtime.executePendingJobs(mostJobs);
  if (isLate()) return late;
  const settled = context.getPromiseState(run.value);
  if (settled.type === 'rejected') return problem(context, settled.error);
  const value = settled.type === 'fulfilled' ? settled.value : run.value;
  if (context.typeof(value) !== 'undefined') lines.push(show(value));
  const output = lines.join('\n') || 'undefined';
  const most = programLimits.outputCharacters;
  return { type: 'done', output: output.length > most ? `${output.slice(0, most).toWellFormed()}…` : output };
}

const mostJobs = 10_000;

/** `console.log` and its like. */
function define(context: QuickJSContext, name: string, log: (...values: QuickJSHandle[]) => void): void {
  const console = context.newObject();
  const handle = context.newFunction(name, log);
  for (const method of ['log', 'info', 'warn', 'error', 'debug']) context.setProp(console, method, handle);
  context.setProp(context.global, 'console', console);
  context.setProp(context.global, 'print', handle);
}

/** A value on one line, as JSON where it has any; made inside, so that nothing of ours can be reached by its getters. */
function textOf(context: QuickJSContext, handle: QuickJSHandle): string {
  if (context.typeof(handle) === 'string') return context.getString(handle).slice(0, programLimits.outputCharacters);
  const made = context.evalCode(shower);
  if (made.error) return '';
  const text = context.callFunction(made.value, context.undefined, handle);
  return text.error ? '' : context.getString(text.value);
}

const shower = `(value) => {
  let text;
  try { text = typeof value === 'object' && !(value instanceof Error) ? JSON.stringify(value) : String(value); } catch {}
  return String(text ?? typeof value).slice(0, ${programLimits.outputCharacters});
}`;

function problem(context: QuickJSContext, handle: QuickJSHandle): ProgramEnd {
  const text = textOf(context, handle);
  if (/out of memory/i.test(text) || context.typeof(handle) === 'null') return { type: 'out-of-memory' };
  if (/^InternalError: interrupted/.test(text)) return late;
  return { type: 'threw', error: text.slice(0, programLimits.errorCharacters).toWellFormed() };
}

/** Time enters a run by its facts alone, so the program's clock says what the call was told. */
function standingClock(now: number): string {
  return `{
    const Real = Date;
    const Told = function Date(...parts) {
      const date = parts.length === 0 ? new Real(${Math.trunc(now)}) : new Real(...parts);
      return new.target === undefined ? date.toString() : date;
    };
    Told.now = () => ${Math.trunc(now)};
    Told.parse = Real.parse;
    Told.UTC = Real.UTC;
    Told.prototype = Real.prototype;
    Real.prototype.constructor = Told;
    globalThis.Date = Told;
  }`;
}
