/** What the page tells its worker at the start; plain data. */
export type InsideSettings = {
  readonly device: 'wasm' | 'webgpu';
  /** A path on this site that ends in a slash, with a folder for each bundled model. */
  readonly modelsPath: string;
  /** Whether the GPU computes with 16-bit floats, which decides which weights it is given. */
  readonly shaderF16: boolean;
  /** Stands in for the hub. */
  readonly hubMirror: string | null;
};
