import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { DamagedObject } from './store-trouble.server';

/**
 * How a file lies in the store. A header of 16 bytes: `HEFS`, the version, the size of a segment as a
 * power of two, three zeros, seven random bytes. Then the file in segments of 64 KiB, the last one
 * shorter, each AES-256-GCM with its tag of 16 bytes behind it. The nonce of a segment is the random
 * bytes, its number (4 bytes) and whether it is the last (1 byte); header and store key are
 * authenticated with each. So a segment that was changed, moved, left out or taken from another file
 * does not open, nor does a file that was cut or added to; any segment opens without the others.
 */
const MAGIC = Buffer.from([0x48, 0x45, 0x46, 0x53, 1, 16, 0, 0, 0]);
const PREFIX_BYTES = 7;
const TAG_BYTES = 16;
export const HEADER_BYTES = MAGIC.length + PREFIX_BYTES;
export const SEGMENT_BYTES = 64 * 1024;
export const SEALED_SEGMENT_BYTES = SEGMENT_BYTES + TAG_BYTES;

/** How many segments a file of so many bytes has; an empty one has one. */
export function segmentsIn(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / SEGMENT_BYTES));
}

/** The length of a file of so many bytes as it lies in the store. */
export function sealedLength(bytes: number): number {
  return HEADER_BYTES + bytes + segmentsIn(bytes) * TAG_BYTES;
}

/** Where segment `number` starts in the store. */
export function sealedStart(number: number): number {
  return HEADER_BYTES + number * SEALED_SEGMENT_BYTES;
}

function nonceOf(prefix: Uint8Array, number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.set(prefix);
  nonce.writeUInt32BE(number, PREFIX_BYTES);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Encrypts one file as its bytes come. */
export class Sealer {
  readonly header = Buffer.concat([MAGIC, randomBytes(PREFIX_BYTES)]);
  readonly #aad: Buffer;
  readonly #held = Buffer.allocUnsafeSlow(SEGMENT_BYTES);
  #length = 0;
  #number = 0;

  constructor(
    readonly dataKey: Buffer,
    storeKey: string,
  ) {
    this.#aad = Buffer.concat([this.header, Buffer.from(storeKey)]);
  }

  /** Takes bytes in; gives what of the sealed file is finished by them, often nothing. */
  add(chunk: Uint8Array): Buffer[] {
    const finished: Buffer[] = [];
    for (let at = 0; at < chunk.byteLength;) {
      if (this.#length === SEGMENT_BYTES) finished.push(...this.#segment(false));
      const part = chunk.subarray(at, at + SEGMENT_BYTES - this.#length);
      this.#held.set(part, this.#length);
      this.#length += part.byteLength;
      at += part.byteLength;
    }
    return finished;
  }

  /** The end of the sealed file. */
  end(): Buffer[] {
    return this.#segment(true);
  }

  #segment(last: boolean): Buffer[] {
    const nonce = nonceOf(this.header.subarray(MAGIC.length), this.#number, last);
    const cipher = createCipheriv('aes-256-gcm', this.dataKey, nonce).setAAD(this.#aad);
    const body = cipher.update(this.#held.subarray(0, this.#length));
    cipher.final();
    this.#number += 1;
    this.#length = 0;
    return [body, cipher.getAuthTag()];
  }
}

/** Opens single segments of one sealed file of a known size. */
export class Unsealer {
  readonly #prefix: Buffer;
  readonly #aad: Buffer;
  readonly #last: number;

  /** Throws DamagedObject where the header is not one of this format. */
  constructor(
    readonly dataKey: Buffer,
    storeKey: string,
    header: Buffer,
    bytes: number,
  ) {
    if (header.length !== HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) {
      throw new DamagedObject();
    }
    this.#prefix = Buffer.from(header.subarray(MAGIC.length));
    this.#aad = Buffer.concat([header, Buffer.from(storeKey)]);
    this.#last = segmentsIn(bytes) - 1;
  }

  /** The plain bytes of segment `number`. Throws DamagedObject where they are not what was sealed. */
  open(number: number, sealed: Buffer): Buffer {
    if (sealed.length < TAG_BYTES) throw new DamagedObject();
    const nonce = nonceOf(this.#prefix, number, number === this.#last);
    const decipher = createDecipheriv('aes-256-gcm', this.dataKey, nonce, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(this.#aad).setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
    try {
      decipher.final();
    } catch {
      throw new DamagedObject();
    }
    return plain;
  }
}
