const prefix = 'upload.';
const longestMs = 7 * 24 * 3_600_000;

type Kept = { url: string; at: number };

/**
 * By what a file is known again after a reload: a digest of its sending, name, size and date, so that
 * nothing can be read out of the browser. Null where the browser makes no digests (no HTTPS).
 */
export async function printOf(file: File, sending: string): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const text = [sending, file.name, file.size, file.lastModified].join('\n');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest).subarray(0, 16), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** Where the upload of this file was begun; null where it was not, or too long ago. */
export function recall(print: string | null): string | null {
  return print === null ? null : (read(prefix + print)?.url ?? null);
}

export function remember(print: string | null, url: string): void {
  if (print === null) return;
  quietly(() => localStorage.setItem(prefix + print, JSON.stringify({ url, at: Date.now() })));
}

export function forget(print: string | null): void {
  if (print !== null) quietly(() => localStorage.removeItem(prefix + print));
}

/** Forgets what was begun more than a week ago; everything where `all` is said. */
export function forgetOld(which?: 'all'): void {
  quietly(() => {
    const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
    for (const key of keys.filter((one) => one.startsWith(prefix))) {
      if (which === 'all' || read(key) === null) localStorage.removeItem(key);
    }
  });
}

function read(key: string): Kept | null {
  return quietly(() => {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return kept && Date.now() - kept.at < longestMs ? kept : null;
  });
}

/** A full or forbidden store is no reason to send nothing. */
function quietly<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
