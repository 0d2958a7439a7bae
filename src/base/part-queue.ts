/** Turns what is pushed by callbacks into a stream that one reader pulls from. */
export interface PartQueue<Part> {
  push(part: Part): void;
  /** Resolves when all that was pushed has been read and the reader asks for more, or has left. */
  wanted(): Promise<void>;
  close(): void;
  read(): AsyncGenerator<Part, void>;
}

export function partQueue<Part>(): PartQueue<Part> {
  const parts: Part[] = [];
  let closed = false;
  let wake = () => {};
  let asking = false;
  let askers: (() => void)[] = [];
  const ask = (now: boolean) => {
    asking = now;
    if (!asking) return;
    for (const tell of askers) tell();
    askers = [];
  };
  return {
    push(part) {
      parts.push(part);
      ask(false);
      wake();
    },
    async wanted() {
      if (!asking) await new Promise<void>((resolve) => askers.push(resolve));
    },
    close() {
      closed = true;
      wake();
    },
    async *read() {
      try {
        for (;;) {
          const part = parts.shift();
          if (part !== undefined) yield part;
          else if (closed) return;
          else {
            const woken = new Promise<void>((resolve) => {
              wake = resolve;
            });
            ask(true);
            await woken;
          }
        }
      } finally {
        ask(true);
      }
    },
  };
}
