/** What was sent is bigger than it may be; nothing of it is kept. */
export class FileTooBig extends Error {
  override name = 'FileTooBig';
}

/** The disk is full, or the store cannot be reached just now: nothing was kept; trying again later may do. */
export class StoreAway extends Error {
  override name = 'StoreAway';
  readonly code: string | undefined;
  constructor(cause: unknown) {
    super('the file store is away', { cause });
    const { code, name } = cause as { code?: unknown; name?: unknown };
    this.code = String(code ?? name ?? 'unknown');
  }
}

/** Nothing is kept under this key. */
export class NotStored extends Error {
  override name = 'NotStored';
  constructor() {
    super('nothing is stored under this key');
  }
}

/** The bytes are not those that were stored: changed, cut, in another order, or another file's. */
export class DamagedObject extends Error {
  override name = 'DamagedObject';
  constructor() {
    super('a stored file is not as it was written');
  }
}

/** Runs work of the store's own disk; whatever the system refuses there is the store being away. */
export async function orAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new StoreAway(error);
    throw error;
  }
}
