/** A PDF name with each letter either plain or written as `#xx` (ISO 32000-1 7.3.5). */
function name(letters: string): string {
  const either = [...letters].map((letter) => {
    const code = (letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0');
    const written = [...code]
      .map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit))
      .join('');
    return `(?:${letter}|#${written})`;
  });
  return `/${either.join('')}`;
}

const GAP = '(?:[\\s\\0]|%[^\\r\\n]{0,200}[\\r\\n])*';
const END = '(?=[\\s\\0/<>\\[\\](){}%]|$)';
const VALUE = `${GAP}(?:<<|\\[|<|\\(|\\d+${GAP}\\s\\d+${GAP}\\sR)`;

/** Names long enough that pictures and letters do not spell them by chance, as the value of `S` or on their own. */
const ACTING = [
  'JavaScript',
  'Launch',
  'Rendition',
  'RichMedia',
  'EmbeddedFile',
  'GoToE',
  'ImportData',
  'OnInstantiate',
];
const REFERENCE = `${GAP}(?:<<|\\d+\\s+\\d+\\s+R)`;
const ACTS = new RegExp(
  `(?:(?<![A-Za-z0-9])|(?<=${name('S')}))(?:${ACTING.map(name).join('|')})${END}|${name('EF')}${REFERENCE}`,
);
const FORM = new RegExp(`${name('XFA')}${VALUE}`);

/** True where the text of a PDF names an action, a script or an enclosed file (ISO 32000-1 7.11.4, 12.6.4). */
export const namesWhatActs = (text: string): boolean => ACTS.test(text);

/** True where it names a form that carries its own programs (XFA). */
export const namesXmlForm = (text: string): boolean => FORM.test(text);

const matching = (letters: string) => new RegExp(name(letters) + END);
const TYPE = matching('ObjStm');
const FIRST = matching('First');
const COUNT = new RegExp(`${name('N')}${GAP}\\d`);

/** True where a stream's dictionary is that of an object stream (ISO 32000-1 7.5.7), its type said or not. */
export const isObjectStream = (dictionary: string): boolean =>
  TYPE.test(dictionary) || (FIRST.test(dictionary) && COUNT.test(dictionary));

/** A stream's start: the end of its dictionary and the key word. */
export const STREAM = new RegExp(`>>${GAP}stream(?:\\r\\n|\\n|\\r)`, 'g');

/** Undoes `#xx` in names. */
export const plainNames = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
