import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server } from '@tus/server';
import { z } from 'zod';
import { hitLimit, type Limit } from '~/platform/auth/rate-limit.server';
import { findActor, type Parent } from '~/platform/auth/session.server';
import { environment } from '~/platform/config/environment.server';
import { isDatabaseAway } from '~/platform/db/database.server';
import { StoreAway } from '~/platform/files/file-store.server';
import { log } from '~/platform/log/log.server';
import { networkOf } from '~/platform/server/network.server';
import { beginUpload, type Begun } from './begin-upload.server';
import { finishUpload } from './finish-upload.server';
import { removeFile } from './remove-file.server';
import { answerOf, UploadAnswer, UploadStore } from './upload-store.server';
import { findUpload } from './upload-rows.server';
import { mostFileBytes } from './file-limits.server';

const limits = {
  announced: { name: 'upload-new', most: 600, minutes: 60 },
  asked: { name: 'upload', most: 20_000, minutes: 60 },
  network: { name: 'upload-network', most: 60_000, minutes: 60 },
} satisfies Record<string, Limit>;

const methods = ['POST', 'HEAD', 'PATCH', 'DELETE'];

/** Who sends, for what is called from inside the protocol. */
const sender = new AsyncLocalStorage<Parent>();

/**
 * Answers `/upload` (POST) and `/upload/:id` (HEAD, PATCH, DELETE): resumable uploads over tus 1.0 into
 * the draft of a signed-in parent. What is refused says why in one plain code word.
 */
export function uploadServer(): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const protocol = new Server({
    path: '/upload',
    datastore: new UploadStore(remove),
    relativeLocation: true,
    allowedOrigins: [environment().publicUrl.origin],
    maxSize: 0,
    onUploadCreate: async (_request, upload) => {
      const { filename, sending } = upload.metadata ?? {};
      if (!filename || !sending) throw new UploadAnswer(400, 'malformed');
      const bytes = upload.size ?? 0;
      if (bytes > mostFileBytes()) throw new UploadAnswer(413, 'too-big');
      const accountId = sender.getStore()!.id;
      const begun = await beginUpload({ accountId, name: filename, sendingId: sending, bytes });
      upload.id = begunId(begun);
      return {};
    },
    onUploadFinish: async (_request, upload) => {
      answerOf(await finishUpload(upload.id));
      return {};
    },
    onResponseError: (_request, error) => answerTo(error),
  });
  return async (req, res) => {
    const refusal = await guard(req).catch((error: unknown) => answerTo(error as Error));
    if (!('kind' in refusal)) {
      if (refusal.status_code === 429) res.setHeader('Retry-After', '60');
      res.writeHead(refusal.status_code, { 'Content-Type': 'text/plain; charset=utf-8' });
      res.end(req.method === 'HEAD' ? undefined : refusal.body);
      return;
    }
    await sender.run(refusal, () => protocol.handle(req, res));
  };
}

/** The parent who may do this with that upload, or the answer to anybody else. */
async function guard(req: IncomingMessage): Promise<Parent | UploadAnswer> {
  const method = req.method ?? '';
  if (!methods.includes(method)) return new UploadAnswer(405, 'method');
  const id = idOf(req.url ?? '');
  if (id === undefined || (id === null) !== (method === 'POST'))
    return new UploadAnswer(404, 'gone');
  const { actor } = await findActor(asRequest(req));
  if (!actor) return new UploadAnswer(401, 'signed-out');
  if (actor.kind !== 'parent') return new UploadAnswer(403, 'not-open');
  const forwarded = [req.headers['x-forwarded-for']].flat().join(',');
  const { trustedProxies } = environment();
  const network = networkOf(req.socket.remoteAddress, forwarded || undefined, trustedProxies);
  const waits =
    (await hitLimit(limits.network, network)) ??
    (await hitLimit(limits.asked, actor.id)) ??
    (method === 'POST' ? await hitLimit(limits.announced, actor.id) : null);
  if (waits !== null) return new UploadAnswer(429, 'too-often');
  if (id && (await findUpload(id))?.accountId !== actor.id) return new UploadAnswer(404, 'gone');
  return actor;
}

/**
 * The upload that an address names; null for the address of new ones, undefined for any other. An address
 * with a query is any other: the protocol would take what follows its last slash for the upload.
 */
function idOf(url: string): string | null | undefined {
  if (url === '/upload' || url === '/upload/') return null;
  const id = /^\/upload\/([0-9a-f-]{36})$/.exec(url)?.[1];
  return z.uuid().safeParse(id).data;
}

function asRequest(req: IncomingMessage): Request {
  return new Request(environment().publicUrl, { headers: { Cookie: req.headers.cookie ?? '' } });
}

async function remove(id: string): Promise<void> {
  const removed = await removeFile(sender.getStore()!.id, id);
  if (removed === 'not-open') throw new UploadAnswer(409, 'not-open');
}

/** Throws the answer where none was begun. */
function begunId(begun: Begun): string {
  switch (begun.kind) {
    case 'begun':
      return begun.id;
    case 'not-open':
      throw new UploadAnswer(409, 'not-open');
    case 'refused': {
      const large = begun.refusal === 'too-big' || begun.refusal === 'family-full';
      throw new UploadAnswer(large ? 413 : 422, begun.refusal);
    }
  }
}

const words: Record<number, string> = { 404: 'gone', 409: 'offset', 410: 'gone', 413: 'too-big' };

function answerTo(error: Error | { status_code: number; body: string }): UploadAnswer {
  if (error instanceof UploadAnswer) return error;
  if ('status_code' in error) {
    const status = error.status_code;
    if (status < 500) return new UploadAnswer(status, words[status] ?? 'malformed');
    // A part of the protocol that is not offered, such as a length told later.
    if (status === 501) return new UploadAnswer(400, 'malformed');
  }
  if (error instanceof StoreAway) {
    log.warn('store away', { during: 'upload' });
    return new UploadAnswer(503, 'store-away');
  }
  if (isDatabaseAway(error)) return new UploadAnswer(503, 'store-away');
  log.error('upload failed', error);
  return new UploadAnswer(500, 'failed');
}
