import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Sender } from '../support/uploads';

/** Somebody signed in: the cookie that says so. */
interface SignedIn {
  cookie: string;
}

/** The people of the bench in one database. */
export interface People {
  parent: SignedIn & { draftId: string };
  officer: SignedIn;
}

const answers = {
  you: { name: 'Bernadette Okoro-Whitfield', relation: 'mother', parentalResponsibility: 'yes' },
};

/** Adds so many parents, each signed in and with an open set of evidence to send files to. */
export async function addSenders(url: string, count: number): Promise<Sender[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const senders: Sender[] = [];
    for (let at = 0; at < count; at++) {
      const account = await addRow(client, 'insert into account (email) values ($1)', [
        `sender-${at}@family.example`,
      ]);
      const sendingId = await addRow(
        client,
        `insert into sending (account_id, kind, expires_at)
         values ($1, 'evidence', now() + interval '28 days')`,
        [account],
      );
      senders.push({ ...(await signIn(client, 'family', 'account_id', account)), sendingId });
    }
    return senders;
  } finally {
    await client.end();
  }
}

async function addRow(client: pg.Client, text: string, values: unknown[]): Promise<string> {
  return (await client.query<{ id: string }>(`${text} returning id`, values)).rows[0]!.id;
}

async function signIn(
  client: pg.Client,
  audience: 'family' | 'staff',
  column: 'account_id' | 'staff_id',
  id: string,
): Promise<SignedIn> {
  const secret = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(secret).digest('base64url');
  await client.query(
    `insert into session (id, audience, ${column}, ends_at) values ($1, $2, $3, now() + interval '12 hours')`,
    [hash, audience, id],
  );
  return { cookie: `session=${secret}` };
}

/** Adds a parent with a draft and an officer to the database at `url`, both signed in. */
export async function addPeople(url: string): Promise<People> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const account = await addRow(client, 'insert into account (email) values ($1)', [
      'bernadette@family.example',
    ]);
    const draftId = await addRow(
      client,
      `insert into notification_draft (account_id, answers, language, expires_at)
       values ($1, $2, 'en', now() + interval '28 days')`,
      [account, JSON.stringify(answers)],
    );
    const member = await addRow(
      client,
      `insert into staff_member (email, name, roles) values ($1, $2, '{OFFICER}')`,
      ['ines@council.example', 'Ines Marlowe'],
    );
    return {
      parent: { ...(await signIn(client, 'family', 'account_id', account)), draftId },
      officer: await signIn(client, 'staff', 'staff_id', member),
    };
  } finally {
    await client.end();
  }
}
