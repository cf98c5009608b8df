import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/** How the streams of a PDF are to be read: its object's number decides the key in the older ways. */
export type PdfKey = { decrypt(data: Buffer, object: number, generation: number): Buffer };

const PADDING = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
);

const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    [state[at], state[other]] = [state[other] ?? 0, state[at] ?? 0];
  }
  const out = Buffer.alloc(data.length);
  for (let index = 0, at = 0, other = 0; index < data.length; index += 1) {
    at = (at + 1) & 255;
    other = (other + (state[at] ?? 0)) & 255;
    [state[at], state[other]] = [state[other] ?? 0, state[at] ?? 0];
    out[index] = (data[index] ?? 0) ^ (state[((state[at] ?? 0) + (state[other] ?? 0)) & 255] ?? 0);
  }
  return out;
}

function aes(key: Buffer, data: Buffer): Buffer {
  const whole = data.length - (data.length % 16);
  if (whole < 32) return Buffer.alloc(0);
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, data.subarray(0, 16));
  decipher.setAutoPadding(false);
  return Buffer.concat([decipher.update(data.subarray(16, whole)), decipher.final()]);
}

/** Reads a string of a dictionary, `(…)` or `<…>`, as its bytes; empty where the key is missing. */
export function pdfString(dictionary: string, key: string): Buffer {
  const start = new RegExp(`/${key}\\s*(?:\\[\\s*)?([(<])`).exec(dictionary);
  if (!start) return Buffer.alloc(0);
  const from = start.index + start[0].length;
  if (start[1] === '<') {
    const digits = dictionary.slice(from, from + 1024).split('>')[0] ?? '';
    return Buffer.from(digits.replace(/[^0-9a-f]/gi, ''), 'hex');
  }
  return literal(dictionary, from);
}

const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function literal(text: string, from: number): Buffer {
  const bytes: number[] = [];
  for (let at = from, depth = 1; at < text.length && bytes.length < 1024; at += 1) {
    const letter = text[at] ?? '';
    if (letter === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
      const next = text[at + 1] ?? '';
      at += octal ? octal.length : 1;
      if (octal) bytes.push(parseInt(octal, 8) & 255);
      else if (next === '\r' || next === '\n') at += next === '\r' && text[at + 1] === '\n' ? 1 : 0;
      else bytes.push(ESCAPES[next] ?? next.charCodeAt(0));
      continue;
    }
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth === 0) break;
    bytes.push(letter.charCodeAt(0));
  }
  return Buffer.from(bytes);
}

const integer = (dictionary: string, key: string) => {
  const hit = new RegExp(`/${key}\\s+(-?\\d{1,10})`).exec(dictionary);
  return hit ? Number(hit[1]) : null;
};

/**
 * The key of a PDF that opens without a password, from its encryption dictionary and the first part
 * of its ID; null where a password is needed or the way of locking is not a standard one
 * (ISO 32000-2 7.6.4).
 */
export function openKey(dictionary: string, id: Buffer): PdfKey | null {
  if (!/\/Filter\s*\/Standard\b/.test(dictionary)) return null;
  const version = integer(dictionary, 'V') ?? 0;
  const revision = integer(dictionary, 'R') ?? 0;
  const user = pdfString(dictionary, 'U');
  if (version === 5) return newKey(dictionary, revision, user);
  if (![1, 2, 4].includes(version) || ![2, 3, 4].includes(revision)) return null;
  const stated =
    version === 1
      ? 40
      : (integer(dictionary.replace(/\/CF\s*<<[\s\S]*?>>\s*>>/, ''), 'Length') ??
        (version === 4 ? 128 : 40));
  const length =
    version === 4 ? 16 : Math.min(16, Math.max(5, (stated < 40 ? stated * 8 : stated) >> 3));
  const rights = Buffer.alloc(4);
  rights.writeInt32LE((integer(dictionary, 'P') ?? 0) | 0);
  const plainMetadata = revision === 4 && /\/EncryptMetadata\s+false/.test(dictionary);
  let key = md5(
    PADDING,
    pdfString(dictionary, 'O').subarray(0, 32),
    rights,
    id,
    Buffer.from(plainMetadata ? 'ffffffff' : '', 'hex'),
  );
  if (revision > 2) for (let turn = 0; turn < 50; turn += 1) key = md5(key.subarray(0, length));
  key = key.subarray(0, length);
  if (!opens(key, revision, user, id)) return null;
  const wide = version === 4 && /\/CFM\s*\/AESV2/.test(dictionary);
  const plain = version === 4 && /\/StmF\s*\/Identity/.test(dictionary);
  return {
    decrypt(data, object, generation) {
      if (plain) return data;
      const numbers = Buffer.from([
        object & 255,
        (object >> 8) & 255,
        (object >> 16) & 255,
        generation & 255,
        (generation >> 8) & 255,
      ]);
      const own = md5(key, numbers, Buffer.from(wide ? 'sAlT' : '')).subarray(
        0,
        Math.min(16, length + 5),
      );
      return wide ? aes(own, data) : rc4(own, data);
    },
  };
}

function opens(key: Buffer, revision: number, user: Buffer, id: Buffer): boolean {
  if (revision === 2) return rc4(key, PADDING).equals(user.subarray(0, 32));
  let proof = rc4(key, md5(PADDING, id));
  for (let turn = 1; turn < 20; turn += 1)
    proof = rc4(Buffer.from(key.map((byte) => byte ^ turn)), proof);
  return proof.equals(user.subarray(0, 16));
}

function newKey(dictionary: string, revision: number, user: Buffer): PdfKey | null {
  if (user.length < 48 || (revision !== 5 && revision !== 6)) return null;
  const hash =
    revision === 5 ? (salt: Buffer) => createHash('sha256').update(salt).digest() : hardHash;
  if (!hash(user.subarray(32, 40)).equals(user.subarray(0, 32))) return null;
  const wrapped = pdfString(dictionary, 'UE').subarray(0, 32);
  if (wrapped.length < 32) return null;
  const decipher = createDecipheriv('aes-256-cbc', hash(user.subarray(40, 48)), Buffer.alloc(16));
  decipher.setAutoPadding(false);
  const key = Buffer.concat([decipher.update(wrapped), decipher.final()]);
  const plain = /\/StmF\s*\/Identity/.test(dictionary);
  return { decrypt: (data) => (plain ? data : aes(key, data)) };
}

/** The hash of revision 6 for an empty password (ISO 32000-2 7.6.4.3.4, algorithm 2.B). */
function hardHash(salt: Buffer): Buffer {
  let key = createHash('sha256').update(salt).digest();
  for (let turn = 0, last = 0; turn < 64 || last > turn - 32; turn += 1) {
    const block = Buffer.concat(Array.from({ length: 64 }, () => key));
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32));
    cipher.setAutoPadding(false);
    const mixed = Buffer.concat([cipher.update(block), cipher.final()]);
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][rest] ?? 'sha256')
      .update(mixed)
      .digest();
    last = mixed[mixed.length - 1] ?? 0;
  }
  return key.subarray(0, 32);
}
