import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

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

/** Adds a parent with a draft and an officer to the database at `url`, both signed in. */
export async function addPeople(url: string): Promise<People> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const one = async (text: string, values: unknown[]) =>
    (await client.query<{ id: string }>(`${text} returning id`, values)).rows[0]!.id;
  const signIn = async (audience: string, column: string, id: string): Promise<SignedIn> => {
    const secret = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(secret).digest('base64url');
    await client.query(
      `insert into session (id, audience, ${column}, ends_at) values ($1, $2, $3, now() + interval '12 hours')`,
      [hash, audience, id],
    );
    return { cookie: `session=${secret}` };
  };
  try {
    const account = await one('insert into account (email) values ($1)', [
      'bernadette@family.example',
    ]);
    const draftId = await one(
      `insert into notification_draft (account_id, answers, language, expires_at)
       values ($1, $2, 'en', now() + interval '28 days')`,
      [account, JSON.stringify(answers)],
    );
    const member = await one(
      `insert into staff_member (email, name, roles) values ($1, $2, '{OFFICER}')`,
      ['ines@council.example', 'Ines Marlowe'],
    );
    return {
      parent: { ...(await signIn('family', 'account_id', account)), draftId },
      officer: await signIn('staff', 'staff_id', member),
    };
  } finally {
    await client.end();
  }
}
