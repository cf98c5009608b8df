import {
  dataKeyOf,
  fillReserved,
  removeStoredFile,
  reserveStored,
} from '~/platform/files/file-store.server';
import { log } from '~/platform/log/log.server';
import type { PagesDone, Refused, Result, StoredOutput, Task, WorkDone } from './messages';
import { addWork, stopWork, type Size } from './work-queue.server';

export type WorkResult = Refused | WorkDone;
export type PagesResult = Refused | PagesDone;

/** The most new objects one task may ask for. */
const MOST_OUTPUTS = 32;
/** Pages drawn in one task, so that a picture need not wait for a whole book. */
const PAGES_AT_ONCE = 6;
const PICTURE_ENDINGS = /\.(jpe?g|jfif|png|gif|webp|avif|tiff?|hei[cf]|bmp)$/i;
const LIMITS_MS: Record<Size, number> = { small: 120_000, big: 600_000 };

/**
 * Looks at a stored file in a process of its own: what it is, whether it may be taken, and what is made
 * of it. `name` is as it is kept (cleaned), `megapixels` the most a picture may have.
 *
 * `done`: `contentType`, `extension` and `name` (only where its ending changes) are those of what is to
 * be kept, which is `replacement` where there is one. `width`, `height` in pixels, `seconds` rounded.
 * `stripped`: true where place, device and the like are out of it, false where they could not be taken
 * out, null where its kind is kept as it is. Replacement and views are in the store, reserved: keep
 * them (`keepStored`) in the transaction that books them.
 *
 * A file that breaks its reader or takes too long is refused as `damaged`. Throws where the store, the
 * database or the process itself is away; nothing is left behind then, and the job tries again.
 */
export async function workOnFile(
  storeKey: string,
  { name, megapixels }: { name: string; megapixels: number },
): Promise<WorkResult> {
  const input = { storeKey, ...(await dataKeyOf(storeKey)) };
  const size = sizeOf(name);
  const result = await perform({ kind: 'work', input, name, megapixels }, size);
  if (result.kind === 'pages') throw new Error('another answer was expected');
  return result;
}

/**
 * Pictures (1200 pixels wide) of the pages `from` to `to` of a stored PDF, 1 being the first; pages
 * that are not there or cannot be drawn are left out. As `workOnFile` for what it throws and refuses.
 */
export async function pdfPages(
  storeKey: string,
  { from, to }: { from: number; to: number },
): Promise<PagesResult> {
  const input = { storeKey, ...(await dataKeyOf(storeKey)) };
  const all: PagesDone = { kind: 'pages', pages: 0, views: [] };
  try {
    for (let first = from; first <= to; first += PAGES_AT_ONCE) {
      const last = Math.min(to, first + PAGES_AT_ONCE - 1);
      const part = await perform({ kind: 'pages', input, from: first, to: last }, 'big');
      if (part.kind === 'done') throw new Error('another answer was expected');
      if (part.kind === 'refused') {
        await removeAll(all.views.map((view) => view.storeKey));
        return part;
      }
      all.pages = part.pages;
      all.views.push(...part.views);
      if (last >= part.pages) break;
    }
    return all;
  } catch (error) {
    await removeAll(all.views.map((view) => view.storeKey));
    throw error;
  }
}

/** Ends the process that works on files, if there is one; what waits for it throws. */
export function stopFileWork(): Promise<void> {
  return stopWork();
}

/** Pictures are small tasks, by the ending of the name; all else is big. */
export function sizeOf(name: string): Size {
  return PICTURE_ENDINGS.test(name) ? 'small' : 'big';
}

async function perform(task: Task, size: Size): Promise<Result> {
  const reserved = new Set<string>();
  const reserve = async () => {
    if (reserved.size >= MOST_OUTPUTS) throw new Error('one task wants too many objects');
    const one = await reserveStored();
    reserved.add(one.storeKey);
    return one;
  };
  try {
    const { result, trouble } = await addWork({ task, size, limitMs: LIMITS_MS[size], reserve });
    if (trouble) log.warn('a file could not be read', { at: trouble });
    const outputs = outputsOf(result);
    for (const { storeKey, bytes, sha256 } of outputs) {
      if (!reserved.delete(storeKey)) throw new Error('an object that was not given out');
      await fillReserved(storeKey, { bytes, sha256 }).catch((error: unknown) => {
        reserved.add(storeKey);
        throw error;
      });
    }
    await removeAll(reserved);
    return result;
  } catch (error) {
    await removeAll(reserved);
    throw error;
  }
}

function outputsOf(result: Result): StoredOutput[] {
  if (result.kind === 'refused') return [];
  if (result.kind === 'pages') return result.views;
  return [...(result.replacement ? [result.replacement] : []), ...result.views];
}

/** What cannot be removed now is swept later. */
async function removeAll(storeKeys: Iterable<string>): Promise<void> {
  for (const storeKey of storeKeys) await removeStoredFile(storeKey).catch(() => undefined);
}
