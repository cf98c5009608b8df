import { redirect } from '@remix-run/node';
import { openFileAnswer } from '~/platform/files/file-answer.server';
import {
  LINK_SECONDS,
  readFileLink,
  signFileLink,
  type FileLink,
} from '~/platform/files/file-link.server';
import { NotStored, openStoredFile } from '~/platform/files/file-store.server';
import { translatorFor, type Language } from '~/platform/i18n';
import { plainAnswer } from '~/platform/server/plain-answer.server';
import { readFileAsked, type OpenedFile } from './open-file.server';

/**
 * What goes out with an answer: nothing of the file (`none`), it from its beginning (`begins`), or a
 * later part alone, as while sound or video is played (`goes-on`).
 */
export type Look = 'none' | 'begins' | 'goes-on';

/** One side of the portal, as it opens files. */
export type FileDoor = {
  sessionId: string;
  language: Language;
  /** The stable address of files, without the file. */
  stable: string;
  /** The address of links, without the link. */
  links: string;
  /** Where all files are, or where else to go on. */
  home: string;
  homeWords: 'files:link.missing.list' | 'files:link.missing.staff';
  /** The query that says whether this file may be seen. */
  open: (asked: FileLink, look: Look) => Promise<OpenedFile | null>;
};

/** Sound and video that began within the five minutes may go on being read for so long. */
const PLAYING_SECONDS = 60 * 60;

/** The stable address of a file: checks, and leads on to a link that dies in five minutes. */
export async function leadToFile(
  door: FileDoor,
  fileId: string | undefined,
  request: Request,
): Promise<Response> {
  const asked = readFileAsked(fileId, new URL(request.url).searchParams);
  const file = asked && (await door.open(asked, 'none'));
  if (!file) return missing(door);
  const token = signFileLink(asked, door.sessionId);
  return redirect(`${door.links}/${token}`, {
    status: 303,
    headers: { 'Cache-Control': 'private, no-store' },
  });
}

/** The bytes behind a link, asked for again as any page is; 410 once the link has ended. */
export async function answerLink(
  door: FileDoor,
  token: string | undefined,
  request: Request,
): Promise<Response> {
  const link = readLink(token ?? '', door.sessionId);
  if (link === null) return missing(door);
  if (link === 'ended') return ended(door, null);
  const file = await door.open(link, firstBytes(request) ? 'begins' : 'goes-on');
  if (!file) return missing(door);
  if (link.age >= LINK_SECONDS && !goesOn(file, request)) return ended(door, link);
  const open = (range?: { start: number; end: number }) => openStoredFile(file.storeKey, range);
  return openFileAnswer(request, { ...file, open }, link.use).catch((error: unknown) => {
    if (error instanceof NotStored) return missing(door);
    throw error;
  });
}

/** A link of the last hour with its age in seconds, although it may have ended for most uses. */
function readLink(token: string, sessionId: string): (FileLink & { age: number }) | 'ended' | null {
  const now = Date.now();
  for (let past = 0; past < PLAYING_SECONDS; past += LINK_SECONDS) {
    const link = readFileLink(token, sessionId, now - past * 1000);
    if (link !== 'ended') return link && { ...link, age: link.age + past };
  }
  return 'ended';
}

function firstBytes(request: Request): boolean {
  return !/^bytes=0*[1-9]/.test(request.headers.get('Range') ?? '');
}

function goesOn(file: OpenedFile, request: Request): boolean {
  return /^(audio|video)\//.test(file.contentType) && !firstBytes(request);
}

function ended(door: FileDoor, link: FileLink | null): Response {
  const t = translatorFor(door.language);
  const again = link && { words: t('files:link.ended.again'), to: stableAddress(door, link) };
  return plainAnswer(door.language, 410, {
    title: t('files:link.ended.title'),
    body: t('files:link.ended.body'),
    link: again ?? { words: t(door.homeWords), to: door.home },
  });
}

function missing(door: FileDoor): Response {
  const t = translatorFor(door.language);
  return plainAnswer(door.language, 404, {
    title: t('files:link.missing.title'),
    body: t('files:link.missing.body'),
    link: { words: t(door.homeWords), to: door.home },
  });
}

function stableAddress(door: FileDoor, { file, view, page, use }: FileLink): string {
  const search = new URLSearchParams({ view, use });
  if (page !== undefined) search.set('page', String(page));
  return `${door.stable}/${file}?${search}`;
}
