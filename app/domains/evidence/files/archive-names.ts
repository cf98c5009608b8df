/** What a disk of some system does not take in a name, or reads as something else. */
// eslint-disable-next-line no-control-regex
const unsafe = /[\u0000-\u001f\u007f<>:"/\\|?*\p{Cf}]/gu;
const longest = 120;

/** A name that any system can unpack: no path, nothing hidden, no reserved sign. */
export function safeName(name: string): string {
  const plain = name
    .replace(unsafe, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  const { stem, ending } = parted(plain);
  const letters = [...(stem || 'file')].slice(0, longest - ending.length);
  const short = letters.join('').replace(/[.\s]+$/, '');
  return (/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(short) ? `_${short}` : short) + ending;
}

/** Gives every entry a path of its own, also where letters differ in case or form alone. */
export function uniquePaths(): (folder: string, name: string) => string {
  const taken = new Set<string>();
  return (folder, name) => {
    const { stem, ending } = parted(safeName(name));
    for (let count = 1; ; count += 1) {
      const path = `${folder}/${stem}${count === 1 ? '' : ` (${count})`}${ending}`;
      const key = path.normalize('NFKC').toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return path;
    }
  };
}

function parted(name: string): { stem: string; ending: string } {
  const [, stem = name, ending = ''] = /^(.+?)(\.[a-z0-9]{1,10})?$/isu.exec(name) ?? [];
  return { stem, ending };
}
