import { hot } from '~/platform/db/database.server';
import { NotStored } from '~/platform/files/file-store.server';
import { spoolLength } from '~/platform/files/spool.server';

/** An upload is a row of `family_file`; how much of it has arrived is the length of its spool file. */
export type UploadRow = {
  id: string;
  accountId: string;
  sendingId: string;
  name: string;
  state: string;
  refusal: string | null;
  bytes: number;
  spoolKey: Buffer | null;
  createdAt: Date;
};

/** The upload of that id, or null. */
export async function findUpload(id: string): Promise<UploadRow | null> {
  const [row] = await hot<Omit<UploadRow, 'bytes'> & { bytes: string }>(
    'upload',
    `select id, account_id as "accountId", sending_id as "sendingId", name, state, refusal, bytes,
       spool_key as "spoolKey", created_at as "createdAt"
     from family_file where id = $1`,
    [id],
  );
  return row ? { ...row, bytes: Number(row.bytes) } : null;
}

/** The name of an upload's file in the spool: its id without dashes. */
export function spoolOf(id: string): string {
  return id.replaceAll('-', '');
}

/** The row that a file in the spool belongs to. */
export function uploadOf(spool: string): string {
  return spool.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** How many bytes of an unfinished upload have arrived; null where they were lost. */
export async function arrivedBytes(id: string): Promise<number | null> {
  return spoolLength(spoolOf(id)).catch((error: unknown) => {
    if (error instanceof NotStored) return null;
    throw error;
  });
}
