import { randomUUID } from 'node:crypto';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LanguageProvider } from '~/platform/i18n';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { Staff } from '~/platform/auth/session.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { createAccount } from '../../../../tests/factories';
import { staffWith } from '../item/item.test-support';
import { SharedPage } from './components/shared-page';
import { listSharedOf, sharingOf } from './escalation.store.server';
import { ask, CANARIES, familyWithCanaries, toldBy } from './escalation.test-support';
import { recordSharing, type NewSharing } from './record-sharing.server';

let database: TestDatabase;
let officer: Staff;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  officer = await staffWith('OFFICER');
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const share = (child: { id: string; familyId: string }, more: Partial<NewSharing> = {}) =>
  inTransaction((tx) =>
    recordSharing(tx, {
      childId: child.id,
      familyId: child.familyId,
      what: 'That the child is home educated',
      withWhom: 'School nurses',
      service: 'school-nursing',
      basis: 'public-task',
      sharedOn: '2026-11-20',
      staffId: officer.id,
      ...more,
    }),
  );

it('a line is written once for each form, with its row in the trail', async () => {
  const { child } = await familyWithCanaries();
  const submitKey = randomUUID();
  const results = await Promise.all([share(child, { submitKey }), share(child, { submitKey })]);
  expect(results.map(({ repeated }) => repeated).toSorted()).toEqual([false, true]);
  expect(await sharingOf(child.id)).toHaveLength(1);
  const audits = await db().auditEvent.findMany({ where: { childId: child.id } });
  expect(audits).toMatchObject([{ action: 'sharing.recorded', actorId: officer.id }]);
  expect(JSON.stringify(audits[0]?.detail)).not.toContain('home educated');
});

it.each(['mash', 'police'] as const)(
  'what went to %s is not shown unless somebody says so',
  async (service) => {
    const { child, account } = await familyWithCanaries();
    await toldBy(account.id, child);
    await share(child, { service });
    expect(await listSharedOf(account.id)).toEqual([]);
    await share(child, { service, shown: true });
    expect(await listSharedOf(account.id)).toHaveLength(1);
  },
);

it('a parent sees the shown lines of the children they told of, and nothing of anybody else', async () => {
  const { child, account: mother } = await familyWithCanaries();
  const { child: sibling } = await familyWithCanaries();
  const [father, stranger] = [await createAccount(), await createAccount()];
  await toldBy(mother.id, child);
  await toldBy(father.id, child);
  // The father's other child, in another family, is not the mother's.
  await toldBy(father.id, sibling);
  await share(child, { what: 'shown to both' });
  await share(child, {
    what: 'hidden-canary',
    shown: false,
    hiddenReason: 'reason-canary',
    basisNote: 'note-canary',
  });
  await share(sibling, { what: 'only-father' });
  const whats = async (id: string) => (await listSharedOf(id)).map(({ what }) => what).toSorted();
  expect(await whats(mother.id)).toEqual(['shown to both']);
  expect(await whats(father.id)).toEqual(['only-father', 'shown to both']);
  expect(await whats(stranger.id)).toEqual([]);
  const lines = await listSharedOf(mother.id);
  const page = renderToStaticMarkup(
    <LanguageProvider language="en">
      <SharedPage lines={lines} />
    </LanguageProvider>,
  );
  expect(page).toContain('shown to both');
  for (const canary of [
    'hidden-canary',
    'reason-canary',
    'note-canary',
    'only-father',
    father.email,
    officer.name,
    ...Object.values(CANARIES),
  ]) {
    expect(page + JSON.stringify(lines)).not.toContain(canary);
  }
});

it.each([null, 'asked', 'consent-refused', 'not-home-education'])(
  'a notice that names the child opens nothing while it is %s: anybody can send one',
  async (outcome) => {
    const { child, account } = await familyWithCanaries();
    await toldBy(account.id, child, outcome);
    await share(child);
    expect(await listSharedOf(account.id)).toEqual([]);
  },
);

it('what another parent calls the child is not told', async () => {
  const { child, account } = await familyWithCanaries();
  await db().child.update({ where: { id: child.id }, data: { knownAs: 'canary-known-as' } });
  await toldBy(account.id, child, 'recorded');
  await share(child);
  expect(await listSharedOf(account.id)).toMatchObject([{ childName: 'Samira' }]);
});

it('what was asked of a service is shown with what was shared, not with the question', async () => {
  const { child, account } = await familyWithCanaries();
  await toldBy(account.id, child);
  await ask(officer, child.id, {
    what: 'question-canary',
    why: 'why-canary',
    information: '<b>Name</b> and that there is a question about a plan',
  });
  const lines = await listSharedOf(account.id);
  expect(lines).toMatchObject([{ service: 'send', basis: 'public-task', childName: 'Samira' }]);
  const page = renderToStaticMarkup(
    <LanguageProvider language="en">
      <SharedPage lines={lines} />
    </LanguageProvider>,
  );
  expect(page).toContain('&lt;b&gt;Name');
  expect(page).not.toMatch(/question-canary|why-canary/);
});
