import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { unwrapKey } from '~/platform/files/file-keys.server';
import { appendToSpool } from '~/platform/files/spool.server';
import { UNFINISHED_DAYS } from './file-limits.server';
import { finishUpload } from './finish-upload.server';
import { arrivedBytes, findUpload, spoolOf, type UploadRow } from './upload-rows.server';

/**
 * What the upload protocol writes to: a row of `family_file` and its file in the spool. Whose upload it
 * is has been checked before anything comes here.
 */
export class UploadStore extends DataStore {
  override extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];

  /** @param removeUpload removes an upload or a finished file; throws an answer where it may not. */
  constructor(private readonly removeUpload: (id: string) => Promise<void>) {
    super();
  }

  override create(upload: Upload): Promise<Upload> {
    return Promise.resolve(upload);
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await findUpload(id);
    if (!row) throw ERRORS.FILE_NOT_FOUND;
    const offset = await this.arrived(row);
    return new Upload({
      id,
      size: row.bytes,
      offset,
      creation_date: row.createdAt.toISOString(),
    });
  }

  /** The offset is told as whole only once the file is kept: a sender who hears it stops sending. */
  private async arrived(row: UploadRow): Promise<number> {
    if (row.state !== 'uploading') return row.bytes;
    const length = await arrivedBytes(row.id);
    if (length === null) throw ERRORS.FILE_NO_LONGER_EXISTS;
    if (length < row.bytes) return length;
    answerOf(await finishUpload(row.id));
    return row.bytes;
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const row = await findUpload(id);
    if (!row) throw ERRORS.FILE_NOT_FOUND;
    if (row.state !== 'uploading') return row.bytes;
    const key = unwrapKey(row.spoolKey!);
    // Left whole where the store takes no more: closing it would be told as a request that broke off.
    const bytes = stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    return appendToSpool(spoolOf(id), key, offset, bytes, row.bytes);
  }

  override remove(id: string): Promise<void> {
    return this.removeUpload(id);
  }

  /** In milliseconds after its creation. */
  override getExpiration(): number {
    return UNFINISHED_DAYS * 86_400_000;
  }
}

/** An answer of the upload protocol that is not the one hoped for, with a plain code word as its body. */
export class UploadAnswer extends Error {
  constructor(
    readonly status_code: number,
    readonly body: string,
  ) {
    super(body);
  }
}

/** Throws the answer to an upload that was finished otherwise than by being received. */
export function answerOf(finished: Awaited<ReturnType<typeof finishUpload>>): void {
  switch (finished.kind) {
    case 'received':
    case 'incomplete':
      return;
    case 'refused':
      throw new UploadAnswer(422, finished.refusal);
    case 'not-open':
      throw new UploadAnswer(409, 'not-open');
    case 'gone':
      throw new UploadAnswer(404, 'gone');
  }
}
