import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import { Broken, type FileBytes } from './file-bytes';
import { plainNames } from './pdf-names';

/** The most one object stream is read of and unfolds to. */
const PACKED = 16 * 1024 * 1024;
export const UNFOLDED = 32 * 1024 * 1024;

/** The raw bytes of a stream that starts at `start`, up to its end word. */
export async function streamData(file: FileBytes, start: number, most = PACKED): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const { bytes } of file.windows(
    start,
    Math.min(file.size, start + most),
    64 * 1024,
    0,
  )) {
    const joint = parts.at(-1)?.subarray(-16) ?? Buffer.alloc(0);
    const at = Buffer.concat([joint, bytes]).indexOf('endstream');
    if (at >= 0) {
      const whole = Buffer.concat([...parts, bytes]);
      return whole.subarray(0, length - joint.length + at);
    }
    parts.push(Buffer.from(bytes));
    length += bytes.length;
  }
  return Buffer.concat(parts);
}

const FILTERS: Record<string, (data: Buffer) => Buffer> = {
  FlateDecode: inflated,
  Fl: inflated,
  ASCIIHexDecode: fromHex,
  AHx: fromHex,
  ASCII85Decode: from85,
  A85: from85,
  Crypt: (data) => data,
};

/**
 * Undoes the filters of an object stream; null where it uses one that none of its kind ever needs,
 * so that nobody can tell what is within. `Broken` where the data does not decode.
 */
export function decodeStream(dictionary: string, data: Buffer): Buffer | null {
  const plain = plainNames(dictionary);
  const filter = /\/(?:Filter|F)\s*(?:\[([^\]]{0,400})\]|(\/[A-Za-z0-9]+)|(\d+\s+\d+\s+R))/.exec(
    plain,
  );
  if (filter?.[3]) return unpredicted(plain, inflated(data));
  const names = [...(filter?.[1] ?? filter?.[2] ?? '').matchAll(/\/([A-Za-z0-9]+)/g)].map(
    (hit) => hit[1] ?? '',
  );
  let decoded = data;
  for (const name of names.slice(0, 4)) {
    const decode = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    if (!decode) return null;
    decoded = decode(decoded);
  }
  return names.length > 4 ? null : unpredicted(plain, decoded);
}

/** Inflates what can be inflated: a stream cut at its end still shows its beginning. */
function inflated(data: Buffer): Buffer {
  const options = { maxOutputLength: UNFOLDED, finishFlush: constants.Z_SYNC_FLUSH };
  for (const from of [0, 1, 2]) {
    try {
      return from === 2
        ? inflateRawSync(data.subarray(2), options)
        : inflateSync(data.subarray(from), options);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        throw new Broken('stream unfolds too far');
    }
  }
  throw new Broken('stream does not unfold');
}

function fromHex(data: Buffer): Buffer {
  const digits = (data.toString('latin1').split('>')[0] ?? '').replace(/[^0-9a-fA-F]/g, '');
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex');
}

function from85(data: Buffer): Buffer {
  const text = (
    data
      .toString('latin1')
      .replace(/^\s*<~/, '')
      .split('~>')[0] ?? ''
  ).replace(/\s/g, '');
  const out: number[] = [];
  for (let at = 0; at < text.length;) {
    if (text[at] === 'z') {
      out.push(0, 0, 0, 0);
      at += 1;
      continue;
    }
    const group = text.slice(at, at + 5);
    let value = 0;
    for (let index = 0; index < 5; index += 1)
      value = value * 85 + ((group.charCodeAt(index) || 117) - 33);
    for (let index = 0; index < group.length - 1; index += 1)
      out.push(Math.floor(value / 256 ** (3 - index)) & 255);
    at += 5;
  }
  return Buffer.from(out);
}

/** Undoes a PNG predictor (ISO 32000-1 7.4.4.4); null for the other kind, which hides text. */
function unpredicted(dictionary: string, data: Buffer): Buffer | null {
  const number = (key: string, otherwise: number) =>
    Number(new RegExp(`/${key}\\s+(\\d{1,6})`).exec(dictionary)?.[1] ?? otherwise);
  const predictor = number('Predictor', 1);
  if (predictor < 2) return data;
  if (predictor < 10) return null;
  const pixel = Math.max(1, (number('Colors', 1) * number('BitsPerComponent', 8)) >> 3);
  const row = Math.ceil(
    (number('Columns', 1) * number('Colors', 1) * number('BitsPerComponent', 8)) / 8,
  );
  if (row === 0 || row > 1_000_000) return null;
  const out = Buffer.alloc(Math.ceil(data.length / (row + 1)) * row);
  for (let at = 0, line = 0; at < data.length; at += row + 1, line += row) {
    const kind = data[at] ?? 0;
    for (let index = 0; index < row; index += 1) {
      const left = index >= pixel ? (out[line + index - pixel] ?? 0) : 0;
      const up = line > 0 ? (out[line + index - row] ?? 0) : 0;
      const corner = line > 0 && index >= pixel ? (out[line + index - row - pixel] ?? 0) : 0;
      out[line + index] = (data[at + 1 + index] ?? 0) + predicted(kind, left, up, corner);
    }
  }
  return out;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [
    Math.abs(guess - left),
    Math.abs(guess - up),
    Math.abs(guess - corner),
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
