/**
 * Numbers in named columns, each next to a guess that the reader will make as well, so that only the surprise costs
 * bytes. Alike numbers stand together, which is what deflate likes. Every number comes back exactly as it was.
 *
 * Layout: per column, in the order of the names, the count (varint), then, if it is not 0, a kind byte and the values:
 * kind 0, the differences from the guesses as zigzag varints; kind 1, the values as 64-bit little-endian floats.
 */
export class ColumnWriter<Name extends string> {
  private readonly columns: ReadonlyMap<Name, { readonly value: number; readonly guess: number }[]>;

  constructor(names: readonly Name[]) {
    this.columns = new Map(names.map((name) => [name, []]));
  }

  push(name: Name, value: number, guess = 0): void {
    this.columns.get(name)?.push({ value, guess });
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const bytes: number[] = [];
    for (const column of this.columns.values()) {
      pushVarint(bytes, column.length);
      if (column.length === 0) continue;
      const whole = column.every(
        ({ value, guess }) =>
          Number.isSafeInteger(guess) && Number.isSafeInteger(value) && Math.abs(value - guess) < mostDifference,
      );
      bytes.push(whole ? 0 : 1);
      for (const { value, guess } of column) {
        const difference = value - guess;
        if (whole) pushVarint(bytes, difference < 0 ? -2 * difference - 1 : 2 * difference);
        else bytes.push(...floatBytes(value));
      }
    }
    return Uint8Array.from(bytes);
  }
}

/** Reads what `ColumnWriter` wrote. Never throws, whatever the bytes: past an end all numbers are 0, and `overrun` is true. */
export class ColumnReader<Name extends string> {
  private readonly columns = new Map<
    Name,
    { readonly whole: boolean; readonly values: readonly number[]; next: number }
  >();
  private at = 0;
  overrun = false;

  constructor(
    names: readonly Name[],
    private readonly bytes: Uint8Array,
  ) {
    for (const name of names) {
      const count = this.varint();
      const whole = count === 0 || this.byte() === 0;
      const values: number[] = [];
      while (values.length < count && !this.overrun) values.push(whole ? this.varint() : this.float());
      this.columns.set(name, { whole, values, next: 0 });
    }
    if (this.at !== bytes.length) this.overrun = true;
  }

  /** How many numbers the column has left. */
  left(name: Name): number {
    const column = this.columns.get(name);
    return column === undefined ? 0 : column.values.length - column.next;
  }

  pull(name: Name, guess = 0): number {
    const column = this.columns.get(name);
    const value = column?.values[column.next];
    if (column === undefined || value === undefined) {
      this.overrun = true;
      return 0;
    }
    column.next += 1;
    if (!column.whole) return value;
    return guess + (value % 2 === 0 ? value / 2 : -(value + 1) / 2);
  }

  private byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) this.overrun = true;
    this.at += 1;
    return byte ?? 0;
  }

  private varint(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 57; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    this.overrun = true;
    return 0;
  }

  private float(): number {
    const bytes = Uint8Array.from({ length: 8 }, () => this.byte());
    return new DataView(bytes.buffer).getFloat64(0, true);
  }
}

/** Doubled by the zigzag it is still an exact integer. */
const mostDifference = 2 ** 52;

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

function floatBytes(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value, true);
  return new Uint8Array(view.buffer);
}
