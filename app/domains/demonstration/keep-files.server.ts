import type { Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { keepStored, storeFile } from '~/platform/files/file-store.server';
import { addJob } from '~/platform/jobs/jobs.server';
import type { PlannedFile } from './council-rows';
import { makeFile, type MadeFile } from './make-file.server';

/** Makes the files that families sent, puts them into the store, and books them with their pictures. */
export async function keepFiles(tx: Transaction, planned: readonly PlannedFile[]): Promise<void> {
  const kept = await Promise.all(planned.map(keep));
  await keepStored(
    tx,
    kept.flatMap(({ row, views }) => [
      ...(row.storeKey ? [row.storeKey] : []),
      ...views.map((view) => view.storeKey),
    ]),
  );
  await tx.familyFile.createMany({ data: kept.map(({ row }) => row) });
  await tx.fileView.createMany({ data: kept.flatMap(({ views }) => views) });
  for (const { row } of kept) {
    if (row.sort === 'pdf') {
      await addJob(tx, 'make-pages', { id: row.id }, { key: `make-pages:${row.id}` });
    }
  }
}

type Kept = {
  row: Prisma.FamilyFileCreateManyInput & { id: string };
  views: Prisma.FileViewCreateManyInput[];
};

async function keep(file: PlannedFile): Promise<Kept> {
  const { id, accountId, sendingId, name, createdAt, recipe, refusal } = file;
  const state = file.state ?? 'ready';
  const base = {
    id,
    accountId,
    sendingId,
    name,
    state,
    through: 'form',
    createdAt,
    receivedAt: createdAt,
  };
  if (!recipe) {
    const scan = refusal === 'found' ? 'found' : 'pending';
    return { row: { ...base, refusal: refusal ?? null, scan, settledAt: createdAt }, views: [] };
  }
  const made = await makeFile(recipe);
  const stored = await storeFile(made.bytes);
  const whole = {
    ...base,
    storeKey: stored.storeKey,
    bytes: BigInt(stored.bytes),
    sha256: stored.sha256,
  };
  if (state !== 'ready') return { row: whole, views: [] };
  return {
    row: { ...whole, ...foundIn(made), settledAt: createdAt },
    views: await views(id, made),
  };
}

function foundIn({ contentType, sort, width, height, seconds, stripped }: MadeFile) {
  return { contentType, sort, width, height, seconds, stripped, scan: 'clean' };
}

function views(fileId: string, made: MadeFile): Promise<Prisma.FileViewCreateManyInput[]> {
  return Promise.all(
    made.views.map(async ({ view, bytes, width, height }) => {
      const { storeKey, bytes: size } = await storeFile(bytes);
      const contentType = 'image/jpeg';
      return { fileId, view, storeKey, contentType, bytes: BigInt(size), width, height };
    }),
  );
}
