import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { environment, type FileKey } from '~/platform/config/environment.server';

/** A wrapped key: 1 (the version), the length of the name, the name of the wrapping key, nonce, tag, key. */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A stored key was wrapped with a key that FILE_KEYS no longer holds. */
export class UnknownFileKey extends Error {
  override name = 'UnknownFileKey';
  constructor(readonly keyId: string) {
    super(`FILE_KEYS lacks the key "${keyId}"`);
  }
}

/** The key that everything is wrapped with from now on. */
export function currentFileKey(): FileKey {
  return environment().fileKeys[0]!;
}

/** Wraps the key of one file (AES-256-GCM) with the environment's current key, which it names. */
export function wrapKey(key: Buffer): Uint8Array<ArrayBuffer> {
  const wrapping = currentFileKey();
  const name = Buffer.from(wrapping.id);
  const head = Buffer.concat([Buffer.from([VERSION, name.length]), name]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', wrapping.key, nonce).setAAD(head);
  const body = Buffer.concat([cipher.update(key), cipher.final()]);
  return new Uint8Array(Buffer.concat([head, nonce, cipher.getAuthTag(), body]));
}

/** The name of the key that these bytes are wrapped with. */
export function wrappedWith(wrapped: Uint8Array): string {
  return Buffer.from(wrapped.subarray(2, 2 + (wrapped[1] ?? 0))).toString();
}

/**
 * Opens what `wrapKey` made. Throws UnknownFileKey where the environment lacks the wrapping key, and
 * an error where the bytes were changed.
 */
export function unwrapKey(wrapped: Uint8Array): Buffer {
  const bytes = Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.byteLength);
  if (bytes[0] !== VERSION) throw new Error('that is not a wrapped key');
  const id = wrappedWith(bytes);
  const wrapping = environment().fileKeys.find((key) => key.id === id);
  if (!wrapping) throw new UnknownFileKey(id);
  const start = 2 + bytes[1]!;
  const nonce = bytes.subarray(start, start + NONCE_BYTES);
  const tag = bytes.subarray(start + NONCE_BYTES, start + NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', wrapping.key, nonce, {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(bytes.subarray(0, start)).setAuthTag(tag);
  const body = bytes.subarray(start + NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
