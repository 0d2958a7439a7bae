/**
 * Lets the person save a stream as a file: straight to the disk where the browser can, else gathered first (browsers put
 * what is large on the disk by themselves). Answers false if the person chose no place.
 */
export async function saveStream(
  fileName: string,
  open: () => Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null>,
): Promise<boolean> {
  const { showSaveFilePicker } = globalThis as typeof globalThis & {
    showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
  };
  if (showSaveFilePicker === undefined) {
    const stream = await open();
    if (stream === null) return false;
    const address = URL.createObjectURL(await new Response(stream).blob());
    const link = Object.assign(document.createElement('a'), { href: address, download: fileName });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return true;
  }
  let place: FileSystemFileHandle;
  try {
    // First of all: it must follow the click at once.
    place = await showSaveFilePicker({ suggestedName: fileName });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false;
    throw error;
  }
  const stream = await open();
  if (stream === null) return false;
  await stream.pipeTo(await place.createWritable());
  return true;
}
