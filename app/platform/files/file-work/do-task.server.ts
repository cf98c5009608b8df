import type { RandomReader } from '~/platform/files/random-reader';
import type { Refusal } from '~/platform/files/file-kinds';
import { inspectFile } from '~/platform/files/inspect/inspect-file.server';
import type { Found } from '~/platform/files/inspect/finding';
import type { Refused, Result, Task, WorkDone } from './messages';
import type { Outputs } from './outputs.server';
import { TooManyPixels } from './picture-limits';

const refuse = (refusal: Refusal): Refused => ({ kind: 'refused', refusal });

/** Does one task on an open file. Throws where the file cannot be read: the caller says what that means. */
export async function doTask(task: Task, reader: RandomReader, outputs: Outputs): Promise<Result> {
  if (task.kind === 'pages') {
    const { drawPages } = await import('./pdf.server');
    return drawPages(reader, task, outputs);
  }
  const found = await inspectFile(reader, task.name, { megapixels: task.megapixels });
  if (!found.ok) return refuse(found.refusal);
  switch (found.sort) {
    case 'image':
      return workOnPicture(task, found, reader, outputs);
    case 'audio':
    case 'video':
      return workOnMedia(task, found, reader, outputs);
    case 'pdf':
      return workOnPdf(found, reader, outputs);
    case 'document':
    case 'sheet':
    case 'slides':
    case 'text':
      return { ...unchanged(found), stripped: null };
  }
}

function unchanged({ contentType, sort, extension }: Found): Omit<WorkDone, 'stripped'> {
  return { kind: 'done', contentType, sort, extension, replacement: null, views: [] };
}

async function workOnPicture(
  { name, megapixels }: Task & { kind: 'work' },
  found: Found,
  reader: RandomReader,
  outputs: Outputs,
): Promise<Result> {
  const { makePicture } = await import('./picture.server');
  try {
    const made = await makePicture(reader, found.contentType, megapixels, outputs);
    const renamed = made.contentType !== found.contentType;
    return {
      ...unchanged(found),
      ...made,
      stripped: true,
      ...(renamed && { name: withEnding(name, made.extension) }),
    };
  } catch (error) {
    if (error instanceof TooManyPixels) return refuse('too-many-pixels');
    throw error;
  }
}

async function workOnMedia(
  { name }: Task & { kind: 'work' },
  found: Found,
  reader: RandomReader,
  outputs: Outputs,
): Promise<Result> {
  if (!REWRITTEN.has(found.contentType)) return { ...unchanged(found), stripped: false };
  const { makeMedia } = await import('./media.server');
  const { made, ...facts } = await makeMedia(reader, outputs);
  if (!made) return { ...unchanged(found), ...facts, stripped: false };
  const { contentType, extension } = keptAs(found, made.container);
  return {
    ...unchanged(found),
    ...facts,
    stripped: true,
    replacement: made.file,
    contentType,
    extension,
    ...(extension !== found.extension && { name: withEnding(name, extension) }),
  };
}

/** Kinds of sound and video that are read here; a file of another kind stays as it came. */
const REWRITTEN = new Set([
  'video/mp4',
  'audio/mp4',
  'video/quicktime',
  'video/3gpp',
  'audio/3gpp',
  'video/webm',
  'audio/webm',
  'video/x-matroska',
  'audio/x-matroska',
  'audio/mpeg',
  'audio/wav',
  'audio/ogg',
  'audio/flac',
  'audio/aac',
]);

/** What a file that was written anew is called: only what became MP4 changes its kind. */
function keptAs(found: Found, container: 'mp4' | 'mov' | 'same') {
  const already = container !== 'mp4' || ['mp4', 'm4a', 'm4v'].includes(found.extension);
  if (already) return found;
  return found.sort === 'audio'
    ? { contentType: 'audio/mp4', extension: 'm4a' }
    : { contentType: 'video/mp4', extension: 'mp4' };
}

async function workOnPdf(found: Found, reader: RandomReader, outputs: Outputs): Promise<Result> {
  const { lookAtPdf, PdfLocked } = await import('./pdf.server');
  try {
    const { pages, small } = await lookAtPdf(reader, outputs);
    const views = small ? [{ view: 'small' as const, ...small }] : [];
    return { ...unchanged(found), stripped: null, pages, views };
  } catch (error) {
    if (error instanceof PdfLocked) return refuse('locked');
    throw error;
  }
}

/** The name with another ending: `IMG 1.HEIC` becomes `IMG 1.jpg`. */
function withEnding(name: string, extension: string): string {
  const dot = name.lastIndexOf('.');
  return `${dot > 0 ? name.slice(0, dot) : name}.${extension}`;
}
