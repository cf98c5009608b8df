import { dangerousEnding, endingOf } from './name-endings';

/** The longest name kept, in characters. */
export const NAME_LENGTH = 200;
/** The longest name any ordinary disk can hold: what is longer was made by hand. */
const DISK_LENGTH = 255;

/** Steers how a line is ordered, so that `exe` can be read at the front (Unicode TR 36 3.1). */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/u;
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Cs}|[\ufffe\uffff]/u;
/** Marks that show nothing and belong to no script: dropped. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff]/gu;
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)/iu;
const ENCODED = /%(?:2f|5c|0[0-9a-f]|1[0-9a-f]|25(?:2f|5c|00))/iu;

/**
 * The name of a file as it may be kept and shown, or a refusal: path parts (also percent-encoded),
 * control characters, direction overrides, names a system keeps for itself, streams of a Windows
 * disk, and names no disk can hold. A name between 200 and 255 characters is honest and only
 * shortened, its ending kept.
 */
export function cleanFileName(name: string): { ok: true; name: string } | { ok: false } {
  if (name.length > DISK_LENGTH * 2 || CONTROLS.test(name) || OVERRIDES.test(name))
    return { ok: false };
  if (/[/\\]/.test(name) || ENCODED.test(name) || /:\$|::/.test(name)) return { ok: false };
  const seen = name.normalize('NFC').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
  const letters = [...seen];
  if (/^\.*$/.test(seen.replace(/ /g, '')) || letters.length > DISK_LENGTH) return { ok: false };
  if (RESERVED.test(seen)) return { ok: false };
  const stream = seen.split(':');
  if (stream.length > 1 && stream.slice(0, -1).some((part) => dangerousEnding(endingOf(part))))
    return { ok: false };
  return { ok: true, name: shortened(letters) };
}

function shortened(letters: string[]): string {
  if (letters.length <= NAME_LENGTH) return letters.join('');
  const dot = letters.lastIndexOf('.');
  const ending = dot > 0 && letters.length - dot <= 25 ? letters.slice(dot) : [];
  return [...letters.slice(0, NAME_LENGTH - ending.length), ...ending].join('');
}
