import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE_NAMES } from '../../../../tests/support/hostile-files';
import { cleanFileName, NAME_LENGTH } from './file-name';
import { dangerousEnding, endingOf } from './name-endings';

describe('cleanFileName', () => {
  it.each(HOSTILE_NAMES.map(([name, why]) => [why, name]))('refuses %s', (_, name) => {
    expect(cleanFileName(name)).toEqual({ ok: false });
  });

  it.each([
    ['IMG_0001.HEIC', 'IMG_0001.HEIC'],
    ['Plan (2) – final, really….docx', 'Plan (2) – final, really….docx'],
    ['Screenshot 2026-01-02 at 3.45.10\u202fPM.png', 'Screenshot 2026-01-02 at 3.45.10 PM.png'],
    ['Recording 10:32.m4a', 'Recording 10:32.m4a'],
    ['my..notes.txt', 'my..notes.txt'],
    ['منصوبہ 2026.pdf', 'منصوبہ 2026.pdf'],
    ['Cafe\u0301.jpg', 'Café.jpg'],
    ['👩‍👧 pond 🏴󠁧󠁢󠁥󠁮󠁧󠁿.jpg', '👩‍👧 pond 🏴󠁧󠁢󠁥󠁮󠁧󠁿.jpg'],
    ['  pond \u200e.jpg ', 'pond .jpg'],
    ['50%20off.pdf', '50%20off.pdf'],
    ['Console.pdf', 'Console.pdf'],
  ])('keeps %j', (name, kept) => {
    expect(cleanFileName(name)).toEqual({ ok: true, name: kept });
  });

  it('shortens a name that a disk can hold and keeps its ending', () => {
    const long = cleanFileName(`${'snail '.repeat(41)}x.jpeg`);
    expect(long.ok && [...long.name].length).toBe(NAME_LENGTH);
    expect(long.ok && long.name.endsWith('.jpeg')).toBe(true);
  });

  it('gives a clean name back as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 260 }), (name) => {
        const once = cleanFileName(name);
        if (!once.ok) return;
        expect(once.name).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(cleanFileName(once.name)).toEqual(once);
      }),
    );
  });
});

describe('endingOf', () => {
  it.each([
    ['pond.JPG', 'jpg'],
    ['pond', ''],
    ['Plan v1.2', ''],
    ['plan.exe. .', 'exe'],
    ['plan.e\u200dxe', 'exe'],
    ['Mr. Snail', ''],
  ])('%j ends in %j', (name, ending) => expect(endingOf(name)).toBe(ending));

  it('knows the dangerous ones', () => {
    expect(dangerousEnding('scr')).toBe('program');
    expect(dangerousEnding('jpg')).toBeNull();
  });
});
