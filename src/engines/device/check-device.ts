import type { DeviceReport } from './device-report';

/** Asks the browser what it offers. Never fails: what cannot be found out counts as missing. Starts nothing. */
export async function checkDevice(): Promise<DeviceReport> {
  const [gpu, storage] = await Promise.all([checkGpu(), checkStorage()]);
  const memoryGigabytes = (navigator as { deviceMemory?: number }).deviceMemory;
  return {
    gpu,
    storage,
    memoryBytes: memoryGigabytes === undefined ? null : memoryGigabytes * 1024 ** 3,
    cores: navigator.hardwareConcurrency || 1,
    crossOriginIsolated: globalThis.crossOriginIsolated === true,
  };
}

async function checkGpu(): Promise<DeviceReport['gpu']> {
  if (!('gpu' in navigator) || navigator.gpu === undefined) return { type: 'no-webgpu' };
  try {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (adapter === null) return { type: 'no-adapter' };
    const { vendor, architecture, description } = adapter.info;
    return {
      type: 'adapter',
      vendor,
      architecture,
      description,
      software: adapter.info.isFallbackAdapter === true || isSoftware(`${vendor} ${architecture} ${description}`),
      shaderF16: adapter.features.has('shader-f16'),
      maxBufferBytes: adapter.limits.maxBufferSize,
      maxStorageBufferBindingBytes: adapter.limits.maxStorageBufferBindingSize,
    };
  } catch {
    return { type: 'no-adapter' };
  }
}

/** By the names that the software implementations of Vulkan and Direct3D go by. */
export function isSoftware(names: string): boolean {
  return /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i.test(names);
}

async function checkStorage(): Promise<DeviceReport['storage']> {
  try {
    const [{ quota = 0, usage = 0 }, persisted] = await Promise.all([
      navigator.storage.estimate(),
      navigator.storage.persisted(),
    ]);
    return { freeBytes: Math.max(0, quota - usage), persisted };
  } catch {
    return null;
  }
}
