import { assertNever } from '../../base';
import {
  type EmbedPart,
  type EmbedRequest,
  type Engine,
  type EnginePart,
  type EngineRequest,
  type Failure,
  type FailureCode,
  failure,
  type LoadPart,
  type PartOfOne,
  type ScorePart,
  type ScoreRequest,
} from '../../core';
import { checkDevice, type DeviceReport } from '../device';
import { gate, type Patience, usualPatience, type WorkerLike, workerEngine } from '../worker';
import { isSmall, transformersModels } from './catalogue';
import type { InsideSettings } from './inside-settings';
import { fastEnoughTokensPerSecond, type Placement, planFor } from './placement';
import { twoWorkers } from './two-workers';

export type TransformersEngineOptions = {
  /** The page's own address; the built-in model is looked for under `models/builtin/` beside it. */
  readonly baseUrl: string;
  /** Forces a device, for tests and for comparing; `auto` unless told otherwise. */
  readonly device?: 'auto' | 'wasm' | 'webgpu';
  /** What was measured on earlier visits. Without it, each visit measures anew. */
  readonly measured?: MeasuredPlaces;
  /** Stands in for the hub, where one is set: a base address without a slash at its end. */
  readonly hubMirror?: string | null;
  /** Stand-ins for tests. */
  readonly startWorker?: () => WorkerLike;
  readonly checkDevice?: () => Promise<DeviceReport>;
  readonly patience?: Patience;
};

/** Remembers which device was faster, by the adapter's name. */
export interface MeasuredPlaces {
  recall(adapter: string): Placement | null;
  remember(adapter: string, placement: Placement): void;
}

/**
 * The engine for ONNX models: the built-in one, and any chat model of the Hugging Face hub by its id. It has a worker
 * for each device, started when a model is first placed there, because one worker's runtime serves one device. Where
 * nobody asked for a device, a model that fails on the GPU goes on with WASM at the next try.
 */
export function transformersEngine(options: TransformersEngineOptions): Engine {
  const { baseUrl, device: asked = 'auto', measured, patience = usualPatience } = options;
  const placed = new Map<string, Placement>();
  const engines = new Map<Placement['device'], Engine>();
  const placing = gate();
  let checked: Promise<DeviceReport> | null = null;
  let held = false;

  function report(): Promise<DeviceReport> {
    checked ??= (options.checkDevice ?? checkDevice)();
    return checked;
  }

  async function engineOn(device: Placement['device']): Promise<Engine> {
    const { gpu, cores, crossOriginIsolated } = await report();
    const known = engines.get(device);
    if (known !== undefined) return known;
    const settings: InsideSettings = {
      device,
      modelsPath: new URL('models/', baseUrl).pathname,
      shaderF16: gpu.type === 'adapter' && gpu.shaderF16,
      hubMirror: options.hubMirror ?? null,
    };
    const inWorker = () =>
      workerEngine({
        kinds: ['builtin', 'onnx'],
        models: transformersModels,
        startWorker: options.startWorker ?? startTransformersWorker,
        settings,
        patience,
        scores: true,
        together: true,
        embeds: true,
      });
    // A page that is isolated has threads, which use the cores already.
    const leavesCores = device === 'wasm' && cores >= 2 && !crossOriginIsolated;
    const made = leavesCores ? twoWorkers(inWorker(), inWorker(), isSmall) : inWorker();
    if (held) made.hold?.(true);
    engines.set(device, made);
    return made;
  }

  async function* load(modelId: string, signal: AbortSignal): AsyncGenerator<LoadPart, void> {
    const leave = await placing.enter(signal);
    if (leave === null) return yield failed('engine/download-cancelled', modelId);
    try {
      const placement = placed.get(modelId);
      yield* placement === undefined ? findPlace(modelId, signal) : loadOn(placement, modelId, signal);
    } finally {
      leave();
    }
  }

  /** Loads the model where it is to stay, and remembers the place if it could be loaded there. */
  async function* findPlace(modelId: string, signal: AbortSignal): AsyncGenerator<LoadPart, void> {
    const known = await report();
    const plan = planFor(modelId, known, asked);
    switch (plan.type) {
      case 'place': {
        const end = yield* untilEnd(loadOn(plan.placement, modelId, signal));
        if (end.type === 'loaded') placed.set(modelId, plan.placement);
        if (end.type === 'failure' && mayFallBack(plan.placement, end.failure)) {
          return yield* place({ device: 'wasm', because: 'gpu-failed' }, modelId, signal);
        }
        return yield end;
      }
      case 'measure':
        return yield* measure(modelId, adapterName(known), signal);
      default:
        assertNever(plan);
    }
  }

  async function* measure(modelId: string, adapter: string, signal: AbortSignal): AsyncGenerator<LoadPart, void> {
    const earlier = measured?.recall(adapter) ?? null;
    if (earlier !== null) return yield* place(earlier, modelId, signal);

    const onWasm = yield* untilEnd(scaled(loadOn({ device: 'wasm', because: 'fast-enough' }, modelId, signal), 0, 0.6));
    if (onWasm.type !== 'loaded') return yield onWasm;
    const wasmSpeed = await speedOn('wasm', modelId, signal);
    let placement: Placement = { device: 'wasm', because: 'fast-enough' };
    if (wasmSpeed < fastEnoughTokensPerSecond) {
      const gpu: Placement = { device: 'webgpu', because: 'gpu-faster' };
      const onGpu = yield* untilEnd(scaled(loadOn(gpu, modelId, signal), 0.6, 1));
      const gpuSpeed = onGpu.type === 'loaded' ? await speedOn('webgpu', modelId, signal) : 0;
      if (gpuSpeed > wasmSpeed) placement = gpu;
      else placement = { device: 'wasm', because: onGpu.type === 'loaded' ? 'gpu-slower' : 'gpu-failed' };
      await engines.get(placement.device === 'wasm' ? 'webgpu' : 'wasm')?.dispose();
    }
    if (signal.aborted) return yield failed('engine/download-cancelled', modelId);
    measured?.remember(adapter, placement);
    placed.set(modelId, placement);
    yield { type: 'loaded', ...placement };
  }

  async function* place(placement: Placement, modelId: string, signal: AbortSignal): AsyncGenerator<LoadPart, void> {
    const end = yield* untilEnd(loadOn(placement, modelId, signal));
    if (end.type === 'loaded') placed.set(modelId, placement);
    yield end;
  }

  async function* loadOn(placement: Placement, modelId: string, signal: AbortSignal): AsyncGenerator<LoadPart, void> {
    const engine = await engineOn(placement.device);
    for await (const part of engine.load(modelId, signal))
      yield part.type === 'loaded' ? { ...part, ...placement } : part;
  }

  /** Lets the engine of the model's place compute, after finding it a place. */
  async function* whereItIs<Part extends EnginePart | ScorePart | EmbedPart | PartOfOne>(
    modelId: string,
    signal: AbortSignal,
    compute: (engine: Engine) => AsyncIterable<Part>,
  ): AsyncGenerator<Part | ReturnType<typeof failed>, void> {
    if (!placed.has(modelId)) {
      for await (const part of load(modelId, signal)) {
        if (part.type !== 'failure') continue;
        const cancelled = part.failure.code === 'engine/download-cancelled';
        return yield cancelled ? failed('engine/stopped') : part;
      }
    }
    const placement = placed.get(modelId);
    if (placement === undefined) throw new Error(`${modelId} was loaded and has no place.`);
    const engine = engines.get(placement.device) ?? (await engineOn(placement.device));
    for await (const part of compute(engine)) {
      const said: EnginePart | ScorePart | EmbedPart = 'at' in part ? part.part : part;
      if (said.type === 'failure' && mayFallBack(placement, said.failure)) {
        placed.set(modelId, { device: 'wasm', because: 'gpu-failed' });
      }
      yield part;
    }
  }

  /** Tokens a second of a few short answers. Their first tokens are left out: reading the prompt is another matter. */
  async function speedOn(device: Placement['device'], modelId: string, signal: AbortSignal): Promise<number> {
    const engine = await engineOn(device);
    let tokens = 0;
    let milliseconds = 0;
    for (let seed = 1; seed <= mostProbes && tokens < enoughTokens; seed += 1) {
      for await (const part of engine.generate({ ...probe, modelId, seed }, signal)) {
        if (part.type === 'failure') return 0;
        if (part.type !== 'finish') continue;
        tokens += part.usage.completionTokens - 1;
        milliseconds += part.usage.milliseconds - part.usage.firstTokenMilliseconds;
      }
    }
    return (tokens * 1000) / Math.max(1, milliseconds);
  }

  function mayFallBack(placement: Placement, { code }: Failure): boolean {
    return asked === 'auto' && placement.device === 'webgpu' && gpuFailures.has(code);
  }

  return {
    kinds: ['builtin', 'onnx'],
    models: () => Promise.resolve(transformersModels),
    load,
    generate: (request, signal): AsyncGenerator<EnginePart, void> =>
      whereItIs(request.modelId, signal, (engine) => engine.generate(request, signal)),
    async *generateTogether(requests, signal): AsyncGenerator<PartOfOne, void> {
      const [first] = requests;
      if (first === undefined) return;
      for await (const part of whereItIs(first.modelId, signal, (engine) =>
        ableTo('generateTogether', engine)(requests, signal),
      )) {
        if ('at' in part) yield part;
        else for (const at of requests.keys()) yield { at, part };
      }
    },
    score: (request: ScoreRequest, signal): AsyncGenerator<ScorePart, void> =>
      whereItIs(request.modelId, signal, (engine) => ableTo('score', engine)(request, signal)),
    hold(now) {
      held = now;
      for (const engine of engines.values()) engine.hold?.(held);
    },
    embed: (request: EmbedRequest, signal): AsyncGenerator<EmbedPart, void> =>
      whereItIs(request.modelId, signal, (engine) => ableTo('embed', engine)(request, signal)),
    async dispose() {
      await Promise.all([...engines.values()].map((engine) => engine.dispose()));
    },
  };
}

/** A short answer may end at once, so several are asked for until there is enough to measure. */
const mostProbes = 4;
const enoughTokens = 20;
const probe: Omit<EngineRequest, 'modelId' | 'seed'> = {
  messages: [{ role: 'user', content: 'Alice: Hello! What do you think?' }],
  maxTokens: enoughTokens + 1,
  temperature: 1,
  constraint: { type: 'none' },
};

/** What another device might not suffer from. */
const gpuFailures: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'engine/no-webgpu',
  'engine/no-adapter',
  'engine/device-lost',
  'engine/out-of-memory',
  'engine/garbled',
  'engine/failed',
]);

/** What every engine for ONNX models has, inside its worker. */
function ableTo<Name extends 'score' | 'embed' | 'generateTogether'>(
  name: Name,
  engine: Engine,
): NonNullable<Engine[Name]> {
  const method = engine[name];
  if (method === undefined) throw new Error(`An engine for ONNX models has ${name}.`);
  return method;
}

type LoadEnd = Exclude<LoadPart, { readonly type: 'progress' }>;

/** Passes the progress on, and gives the last part back instead of passing it on. */
async function* untilEnd(parts: AsyncIterable<LoadPart>): AsyncGenerator<LoadPart, LoadEnd> {
  for await (const part of parts) {
    if (part.type !== 'progress') return part;
    yield part;
  }
  throw new Error('A load ended without a last part.');
}

/** The progress of one stage of several. */
async function* scaled(parts: AsyncIterable<LoadPart>, from: number, to: number): AsyncGenerator<LoadPart, void> {
  for await (const part of parts) {
    yield part.type === 'progress' ? { ...part, fraction: from + part.fraction * (to - from) } : part;
  }
}

function adapterName({ gpu }: DeviceReport): string {
  return gpu.type === 'adapter' ? `${gpu.vendor} ${gpu.architecture} ${gpu.description}`.trim() : gpu.type;
}

function startTransformersWorker(): Worker {
  return new Worker(new URL('./transformers.worker.ts', import.meta.url), { type: 'module', name: 'transformers' });
}

function failed(code: FailureCode, model?: string): { readonly type: 'failure'; readonly failure: Failure } {
  return { type: 'failure', failure: failure(code, 'Stopped.', model === undefined ? undefined : { model }) };
}
