import { Broken, type FileBytes } from './file-bytes';
import { found, refused, type Finding } from './finding';
import { endsAsZip, holdsForeignPart } from './foreign-parts';

const OBJECT =
  /\\(?:object|objdata|objemb|objlink|objocx|objautlink|objhtml|objupdate|objclass|objname|dde|mhtmltag)(?![a-z])/i;
const FIELD = /\\fldinst(?![a-z])/i;
const TEMPLATE = /\\\*\\template\s*([^}]{0,400})/i;

/** Inspects rich text (Word's RTF 1.9.1): taken without objects, fields that start programs, templates that fetch. */
export async function inspectRichText(file: FileBytes): Promise<Finding> {
  let closed = false;
  for await (const { bytes } of file.windows(0, file.size, 1024 * 1024, 8192)) {
    const text = bytes.toString('latin1');
    if (OBJECT.test(text)) return refused('active');
    const fields = text.split(FIELD).slice(1);
    if (fields.some((field) => startsProgram(field.slice(0, 2000)))) return refused('active');
    const template = TEMPLATE.exec(text)?.[1] ?? '';
    if (/(?:https?:|\\\\|\/\/|\\'|\\u)/i.test(template)) return refused('active');
    if (text.includes('}')) closed = true;
  }
  const tail = (await file.upTo(Math.max(0, file.size - 4096), 4096)).toString('latin1');
  if (await endsAsZip(file)) return refused('two-in-one');
  if (!closed || !/\}[\s\0]*$/.test(tail)) {
    if (await endsInside(file)) throw new Broken('cut short');
    return refused('two-in-one');
  }
  if (await holdsForeignPart(file, 0, file.size, { documents: true })) return refused('two-in-one');
  return found('application/rtf', 'document', 'rtf');
}

/** The field's words without the groups and formatting that may split them. */
function startsProgram(field: string): boolean {
  const plain = field
    .replace(/\\'([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\[a-z]+-?\d* ?/gi, '')
    .replace(/[{}\s"\\*]/g, '');
  return /^DDE/i.test(plain) || /DDEAUTO/i.test(plain);
}

/** True where the file ends within a group. */
async function endsInside(file: FileBytes): Promise<boolean> {
  let depth = 0;
  let escaped = false;
  for await (const { bytes } of file.windows(0, file.size, 1024 * 1024, 0))
    for (const byte of bytes) {
      if (!escaped && byte === 0x7b) depth += 1;
      if (!escaped && byte === 0x7d) depth -= 1;
      escaped = !escaped && byte === 0x5c;
    }
  return depth > 0;
}
