import { keyedHash, sameHash } from '~/platform/auth/secrets.server';
import { environment } from '~/platform/config/environment.server';

/** 64 bits: whoever sends us a returned mail must have had one of ours. */
const MAC_BYTES = 8;

function macOf(compact: string): string {
  const hash = Buffer.from(keyedHash('mail-return', compact), 'base64url');
  return hash.subarray(0, MAC_BYTES).toString('hex');
}

function tokenOf(id: string): string {
  const compact = id.replaceAll('-', '');
  return `${compact}.${macOf(compact)}`;
}

/** The mail that a token stands for; null where it is none of ours. Letter case may have changed on the way. */
function readToken(token: string): string | null {
  const [, compact, mac] = /^([0-9a-f]{32})\.([0-9a-f]{16})$/.exec(token.toLowerCase()) ?? [];
  if (!compact || !mac || !sameHash(mac, macOf(compact))) return null;
  return compact.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The Message-ID of a mail: the same whenever it is sent, and not to be made up by anybody else. */
export function messageIdOf(id: string): string {
  return `<${tokenOf(id)}@${environment().publicUrl.hostname}>`;
}

/** The mail that a Message-ID names, or null. */
export function mailOfMessageId(messageId: string): string | null {
  return readToken(/^<?([^@<>]+)@[^@<>]+>?$/.exec(messageId.trim())?.[1] ?? '');
}

/** The address to which what cannot be delivered comes back, one for each mail; null where there is none. */
export function returnAddressOf(id: string): string | null {
  const { mailReturnAddress } = environment();
  if (!mailReturnAddress) return null;
  const at = mailReturnAddress.lastIndexOf('@');
  return `${mailReturnAddress.slice(0, at)}+${tokenOf(id)}${mailReturnAddress.slice(at)}`;
}

/** The mail that an address names to which something came back, or null. */
export function mailOfReturnAddress(address: string): string | null {
  return readToken(/\+([^+@]+)@[^@]+$/.exec(address.trim())?.[1] ?? '');
}
