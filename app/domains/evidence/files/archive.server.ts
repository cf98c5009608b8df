import { makeZip } from 'client-zip';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { fileDisposition } from '~/platform/files/file-answer.server';
import { NotStored, openStoredFile } from '~/platform/files/file-store.server';
import { formatMoment, translatorFor, type Language, type Translate } from '~/platform/i18n';
import { uniquePaths } from './archive-names';
import { listForArchive, type ArchivedSending } from './archive.store.server';
import { limitValues } from '../refusal-words';
import { readAnswers } from '../sending/sending.schema';
import { yearlyLines } from '../yearly/yearly-lines';
import { councilLimits } from './file-limits.server';

/** Everything an account ever sent, drafts too, as one archive; see `archiveOf`. */
export async function archiveForParent(accountId: string, language: Language): Promise<Response> {
  return archiveOf(await listForArchive({ accountId }), language);
}

type Entry = { path: string; storeKey: string; at: Date };

/**
 * The files of these sendings that are ready, as a zip that is made while it is taken, with a plain text
 * list of all that was sent. What is not ready is named in the list.
 */
export function archiveOf(sendings: ArchivedSending[], language: Language): Response {
  const t = translatorFor(language);
  const pathOf = uniquePaths();
  const entries: Entry[] = [];
  const lines = [t('files:archive.title'), profile().council.name];
  lines.push(t('files:archive.made', { when: formatMoment(language, new Date()) }), '');
  for (const sending of sendings)
    lines.push(...tellOf(sending, { t, language, pathOf, entries }), '');
  if (sendings.length === 0) lines.push(t('files:archive.nothing'));
  const list = `\ufeff${lines.join('\r\n')}\r\n`;
  const zip = makeZip(contentOf(entries, `${t('files:archive.list')}.txt`, list));
  const name = `${t('files:archive.name')}-${today().toString()}.zip`;
  return new Response(quietlyEnding(zip), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': fileDisposition(name, 'attachment'),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}

async function* contentOf(entries: Entry[], listName: string, list: string) {
  yield { name: listName, lastModified: new Date(), input: list };
  for (const { path, storeKey, at } of entries) {
    const reader = await readerOf(storeKey);
    if (!reader) continue;
    try {
      yield { name: path, lastModified: at, input: chunksOf(reader) };
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  }
}

/** The zip throws back into its source the reason why nobody reads on; that is no failure. */
function quietlyEnding(zip: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = zip.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await reader.read();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await reader.cancel().catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** Null where the file was let go of since the archive began. */
async function readerOf(storeKey: string): Promise<Reader | null> {
  try {
    return (await openStoredFile(storeKey)).getReader();
  } catch (error) {
    if (error instanceof NotStored) return null;
    throw error;
  }
}

async function* chunksOf(reader: Reader): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value as Uint8Array<ArrayBuffer>;
  }
}

type Telling = {
  t: Translate;
  language: Language;
  pathOf: (folder: string, name: string) => string;
  entries: Entry[];
};

function tellOf(sending: ArchivedSending, telling: Telling): string[] {
  const { t, language } = telling;
  const at = sending.sentAt ?? sending.updatedAt;
  const when = formatMoment(language, at);
  const kind = t(`files:archive.kind.${sending.kind}`);
  const folder = `${at.toISOString().slice(0, 10)} ${kind}`;
  const lines = [`${kind}, ${t(`files:archive.state.${sending.state}`, { when })}`];
  const { item } = sending;
  if (item) lines.push(t('files:archive.reference', { reference: item.reference }));
  for (const text of answersIn(sending, t)) lines.push(`- ${t('files:archive.answer', { text })}`);
  for (const piece of sending.pieces) {
    const title = piece.title && `${piece.title}: `;
    if (piece.file) lines.push(`- ${title}${fileLine(piece.file, folder, telling)}`);
    else lines.push(`- ${title}${t(`files:archive.${piece.form}`, { text: piece.text })}`);
    if (piece.note) lines.push(`  ${t('files:archive.note', { text: piece.note })}`);
  }
  return lines;
}

function fileLine(
  file: NonNullable<ArchivedSending['pieces'][number]['file']>,
  folder: string,
  { t, pathOf, entries }: Telling,
): string {
  if (file.state === 'ready' && file.storeKey) {
    const path = pathOf(folder, file.name);
    entries.push({ path, storeKey: file.storeKey, at: file.receivedAt ?? file.createdAt });
    const was = t('files:archive.was', { name: file.name });
    return path === `${folder}/${file.name}` ? path : `${path} (${was})`;
  }
  const values = { name: file.name, ...limitValues(councilLimits()) };
  const why = file.refusal
    ? t(`files:refusals.${file.refusal}.why`, values)
    : t(`files:state.${file.state}`);
  return `${file.name} (${t('files:archive.not-in')}): ${why}`;
}

/** What was answered: in a yearly answer with its questions, since much of it is chosen and not written. */
function answersIn({ kind, answers }: ArchivedSending, t: Translate): string[] {
  if (kind !== 'yearly') return saidIn(answers);
  return yearlyLines(t, readAnswers('yearly', answers)).map(
    ({ label, chosen, words }) => `${label}: ${[...chosen, words].filter(Boolean).join('; ')}`,
  );
}

/** Every text that was written in the answers, in the order it stands. */
function saidIn(answers: unknown): string[] {
  if (typeof answers === 'string') return answers.trim() ? [answers.trim()] : [];
  if (answers === null || typeof answers !== 'object') return [];
  return Object.values(answers).flatMap(saidIn);
}
