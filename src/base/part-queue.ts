/** Turns what is pushed by callbacks into a stream that one reader pulls from. */
export interface PartQueue<Part> {
  push(part: Part): void;
  close(): void;
  read(): AsyncGenerator<Part, void>;
}

export function partQueue<Part>(): PartQueue<Part> {
  const parts: Part[] = [];
  let closed = false;
  let wake = () => {};
  return {
    push(part) {
      parts.push(part);
      wake();
    },
    close() {
      closed = true;
      wake();
    },
    async *read() {
      for (;;) {
        const part = parts.shift();
        if (part !== undefined) yield part;
        else if (closed) return;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
}
