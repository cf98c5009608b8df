import pg from 'pg';

/** How to reach the PostgreSQL that tests share. */
export interface TestServerAddresses {
  /** As an account that may create databases. */
  adminUrl: string;
  /** As the account that owns them; no superuser, as in production. */
  userUrl: string;
}

/** The same address with another database. */
export function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs `work` with a connection of the administrator, and the quoted name of the owner account. */
export async function asAdmin<T>(
  { adminUrl, userUrl }: TestServerAddresses,
  work: (admin: pg.Client, owner: string) => Promise<T>,
): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await work(admin, admin.escapeIdentifier(new URL(userUrl).username));
  } finally {
    await admin.end();
  }
}
