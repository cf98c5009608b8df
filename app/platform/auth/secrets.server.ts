import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { environment } from '~/platform/config/environment.server';

const keys = new Map<string, Buffer>();

function key(purpose: string): Buffer {
  const cacheKey = `${environment().sessionSecret}/${purpose}`;
  let found = keys.get(cacheKey);
  if (!found) {
    found = Buffer.from(
      hkdfSync('sha256', environment().sessionSecret, 'home-education', purpose, 32),
    );
    keys.set(cacheKey, found);
  }
  return found;
}

/** A new unguessable secret of 256 bits as URL-safe text. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The SHA-256 of a high-entropy secret, as stored. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** A keyed hash for things with little entropy (codes, addresses), so that the database alone tells nothing. */
export function keyedHash(purpose: string, value: string): string {
  return createHmac('sha256', key(purpose)).update(value).digest('base64url');
}

/** Compares two hashes in constant time. */
export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Encrypts text (AES-256-GCM) for one purpose. */
export function seal(purpose: string, text: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(purpose), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), body]));
}

/** Opens what `seal` made; null where it was made with another secret or was changed. */
export function unseal(purpose: string, sealed: Uint8Array): string | null {
  try {
    const bytes = Buffer.from(sealed);
    const decipher = createDecipheriv('aes-256-gcm', key(purpose), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
