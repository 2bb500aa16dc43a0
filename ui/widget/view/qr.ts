/** A QR code of a short text: bytes, error correction L, versions 1 to 10 (ISO/IEC 18004). Pure.

    L corrects what a clean screen needs; version 10 holds 271 bytes, more than any address of ours. Always drawn with
    mask 0: which one is the easiest to read matters on paper, and every reader is told which it is. */

/** Per version: data codewords, blocks, error correction codewords of each block. */
const SIZES = [
  [19, 1, 7], [34, 1, 10], [55, 1, 15], [80, 1, 20], [108, 1, 26],
  [136, 2, 18], [156, 2, 20], [194, 2, 24], [232, 2, 30], [274, 4, 18],
] as const; // prettier-ignore
const ALIGNED = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];
/** Error correction L with mask 0, as the corners tell it. */
const FORMAT = 0x77c4;
/** Versions 7 to 10, with their corrections. */
const VERSIONS = [0x7c94, 0x85bc, 0x9a99, 0xa4d3];

/** Rows of dark modules, without the quiet border; null if the text is too long. */
export function qr(source: string): boolean[][] | null {
  const bytes = new TextEncoder().encode(source);
  const version = SIZES.findIndex(([data], index) => bytes.length + (index < 9 ? 2 : 3) <= data) + 1;
  if (version === 0) return null;
  return draw(interleaved(packed(bytes, version), version), version);
}

function packed(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = [];
  const push = (value: number, length: number) => {
    for (let at = length - 1; at >= 0; at -= 1) bits.push((value >> at) & 1);
  };
  const capacity = (SIZES[version - 1]?.[0] ?? 0) * 8;
  push(4, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  push(0, Math.min(4, capacity - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) push(pad, 8);
  const words: number[] = [];
  for (let at = 0; at < bits.length; at += 8) words.push(bits.slice(at, at + 8).reduce((sum, bit) => sum * 2 + bit, 0));
  return words;
}

/** The blocks' words in turn, then their corrections in turn. Later blocks are one longer where it does not divide. */
function interleaved(words: number[], version: number): number[] {
  const [data, count, corrections] = SIZES[version - 1] ?? [0, 1, 0];
  const short = Math.floor(data / count);
  const blocks: number[][] = [];
  for (let at = 0, index = 0; index < count; index += 1) {
    const length = short + (index >= count - (data % count) ? 1 : 0);
    blocks.push(words.slice(at, at + length));
    at += length;
  }
  const checks = blocks.map((block) => corrected(block, corrections));
  const inTurn = (lists: number[][]) =>
    Array.from({ length: Math.max(...lists.map((list) => list.length)) }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
  return [...inTurn(blocks), ...inTurn(checks)];
}

function times(one: number, other: number): number {
  let product = 0;
  for (let at = 7; at >= 0; at -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((other >> at) & 1) * one;
  }
  return product;
}

/** Reed-Solomon over GF(256). */
function corrected(block: number[], count: number): number[] {
  const divisor = Array.from({ length: count }, (_, at): number => (at === count - 1 ? 1 : 0));
  for (let root: number = 1, round = 0; round < count; round += 1, root = times(root, 2)) {
    for (let at = 0; at < count; at += 1) divisor[at] = times(divisor[at] ?? 0, root) ^ (divisor[at + 1] ?? 0);
  }
  const rest: number[] = Array.from({ length: count }, () => 0);
  for (const word of block) {
    const factor = word ^ (rest.shift() ?? 0);
    rest.push(0);
    divisor.forEach((part, at) => (rest[at] = (rest[at] ?? 0) ^ times(part, factor)));
  }
  return rest;
}

function draw(words: number[], version: number): boolean[][] {
  const size = version * 4 + 17;
  const dark: boolean[][] = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const fixed: boolean[][] = dark.map((row) => [...row]);
  const set = (x: number, y: number, isDark: boolean) => {
    const [row, held] = [dark[y], fixed[y]];
    if (!row || !held || x < 0 || x >= size) return;
    row[x] = isDark;
    held[x] = true;
  };
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]] as const) {
    square(x, y, 4, (far) => far !== 2 && far !== 4, set);
  }
  const centres = ALIGNED[version - 1] ?? [];
  const last = centres.length - 1;
  centres.forEach((x, across) =>
    centres.forEach((y, down) => {
      const isCorner = (across === 0 && down === 0) || (across === 0 && down === last) || (across === last && down === 0);
      if (!isCorner) square(x, y, 2, (far) => far !== 1, set);
    }),
  );
  markFormat(size, set);
  if (version >= 7) markVersion(size, version, set);
  fill(words, size, dark, fixed);
  return dark;
}

type Setter = (x: number, y: number, isDark: boolean) => void;

function square(x: number, y: number, reach: number, isDark: (far: number) => boolean, set: Setter): void {
  for (let down = -reach; down <= reach; down += 1) {
    for (let across = -reach; across <= reach; across += 1) {
      set(x + across, y + down, isDark(Math.max(Math.abs(across), Math.abs(down))));
    }
  }
}

function markFormat(size: number, set: Setter): void {
  const bit = (at: number) => ((FORMAT >> at) & 1) === 1;
  for (let at = 0; at < 15; at += 1) {
    if (at < 6) set(8, at, bit(at));
    else if (at < 8) set(8, at + 1, bit(at));
    else if (at === 8) set(7, 8, bit(at));
    else set(14 - at, 8, bit(at));
    if (at < 8) set(size - 1 - at, 8, bit(at));
    else set(8, size - 15 + at, bit(at));
  }
  set(8, size - 8, true);
}

function markVersion(size: number, version: number, set: Setter): void {
  const bits = VERSIONS[version - 7] ?? 0;
  for (let at = 0; at < 18; at += 1) {
    const isDark = ((bits >> at) & 1) === 1;
    const across = size - 11 + (at % 3);
    const down = Math.floor(at / 3);
    set(across, down, isDark);
    set(down, across, isDark);
  }
}

/** Two columns at a time from the right, up and down in turn. */
function fill(words: number[], size: number, dark: boolean[][], fixed: boolean[][]): void {
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        const row = dark[y];
        if (!row || fixed[y]?.[x]) continue;
        const bit = ((words[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
        row[x] = bit !== (x + y + 1) % 2;
        at += 1;
      }
    }
  }
}
