/** What this browser on this machine can offer a model. Sizes are in bytes. */
export type DeviceReport = {
  readonly gpu:
    | { readonly type: 'no-webgpu' }
    | { readonly type: 'no-adapter' }
    | {
        readonly type: 'adapter';
        readonly vendor: string;
        readonly architecture: string;
        readonly description: string;
        /** Computed on the processor after all (SwiftShader, llvmpipe): slower than WASM. */
        readonly software: boolean;
        readonly shaderF16: boolean;
        readonly maxBufferBytes: number;
        readonly maxStorageBufferBindingBytes: number;
      };
  /** Of the whole machine, rounded down to a power of two and to 8 GiB at most by the browser; null where it does not say. */
  readonly memoryBytes: number | null;
  readonly cores: number;
  /** WASM may use several threads only then. */
  readonly crossOriginIsolated: boolean;
  /** Null where the browser does not say. `freeBytes` is an estimate: a write may fail before. */
  readonly storage: { readonly freeBytes: number; readonly persisted: boolean } | null;
};
