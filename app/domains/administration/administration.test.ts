import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translatorFor } from '~/platform/i18n';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { findActor, type Staff, type StaffRole } from '~/platform/auth/session.server';
import { hashSecret } from '~/platform/auth/secrets.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { addStaff, changeStaff, clockLines, findMember } from './index.server';
import { refuseAccess } from './staff.rules';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let number = 0;
async function member(...roles: StaffRole[]): Promise<Staff> {
  const row = await db().staffMember.create({
    data: { email: `member-${++number}@example.org`, name: `Member ${number}`, roles },
  });
  return { kind: 'staff', sessionId: '', ...row };
}

/** The request of a browser in which that member of staff is signed in. */
async function browserOf(staff: Staff): Promise<Request> {
  const secret = `secret-${staff.id}`;
  const endsAt = new Date(Date.now() + 3_600_000);
  await db().session.create({
    data: { id: hashSecret(secret), audience: 'staff', staffId: staff.id, endsAt },
  });
  return new Request('http://localhost/', {
    headers: { Cookie: `session=${secret}; __Host-session=${secret}` },
  });
}

const audits = (action: string) => db().auditEvent.findMany({ where: { action } });

describe('who keeps the staff list', () => {
  it.each(['OFFICER', 'SENIOR', 'SEND'] as const)(
    '%s may neither add nor change anybody',
    async (role) => {
      const actor = await member(role);
      const before = await db().staffMember.count();
      const added = await addStaff(actor, { name: 'X', email: 'x@example.org', roles: ['ADMIN'] });
      const changed = await changeStaff(actor, actor.id, {
        intent: 'save',
        name: 'X',
        roles: ['ADMIN'],
      });
      expect([added, changed]).toEqual([{ kind: 'not-allowed' }, { kind: 'not-allowed' }]);
      expect(await db().staffMember.count()).toBe(before);
      expect((await findMember(actor.id))?.roles).toEqual([role]);
    },
  );

  it('lists somebody once, whatever the case of the address, with an audit row', async () => {
    const admin = await member('ADMIN');
    const added = await addStaff(admin, {
      name: 'New',
      email: 'new@example.org',
      roles: ['OFFICER'],
    });
    expect(added.kind).toBe('added');
    await db().staffMember.update({
      where: { email: 'new@example.org' },
      data: { email: 'New@Example.org' },
    });
    expect(
      await addStaff(admin, { name: 'New', email: 'new@example.org', roles: ['SEND'] }),
    ).toEqual({
      kind: 'listed-already',
    });
    expect(await audits('staff.added')).toMatchObject([
      { actorId: admin.id, detail: { roles: ['OFFICER'] } },
    ]);
  });
});

describe('taking access away', () => {
  it('counts at the next request, for a role and for the whole account', async () => {
    const admin = await member('ADMIN');
    const officer = await member('OFFICER', 'SENIOR');
    await member('SENIOR');
    const browser = await browserOf(officer);
    expect((await findActor(browser)).actor).toMatchObject({ roles: ['OFFICER', 'SENIOR'] });
    await changeStaff(admin, officer.id, {
      intent: 'save',
      name: officer.name,
      roles: ['OFFICER'],
    });
    expect((await findActor(browser)).actor).toMatchObject({ roles: ['OFFICER'] });
    expect(await changeStaff(admin, officer.id, { intent: 'remove' })).toEqual({ kind: 'changed' });
    expect((await findActor(browser)).actor).toBeNull();
    await changeStaff(admin, officer.id, { intent: 'restore' });
    expect((await findActor(browser)).actor).toBeNull();
    expect((await findMember(officer.id))?.active).toBe(true);
    expect(await audits('staff.removed')).toMatchObject([
      { detail: { before: ['OFFICER'], after: [] } },
    ]);
  });

  it('never takes an administrator’s own role, nor the last one’s', async () => {
    await db().staffMember.updateMany({
      where: { roles: { has: 'ADMIN' } },
      data: { active: false },
    });
    const admin = await member('ADMIN');
    const own = { intent: 'save', name: admin.name, roles: ['OFFICER'] } as const;
    expect(await changeStaff(admin, admin.id, { ...own, roles: ['OFFICER'] })).toEqual({
      kind: 'own-access',
    });
    expect(await changeStaff(admin, admin.id, { intent: 'remove' })).toEqual({
      kind: 'own-access',
    });
    const other = await member('ADMIN');
    expect(await changeStaff(admin, other.id, { intent: 'remove' })).toEqual({ kind: 'changed' });
  });

  it('leaves one administrator where two take each other’s access at the same moment', async () => {
    await db().staffMember.updateMany({
      where: { roles: { has: 'ADMIN' } },
      data: { active: false },
    });
    const [one, two] = [await member('ADMIN'), await member('ADMIN')];
    const results = await Promise.all([
      changeStaff(one, two.id, { intent: 'remove' }),
      changeStaff(two, one.id, { intent: 'remove' }),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['changed', 'last-administrator']);
    const left = await db().staffMember.count({ where: { active: true, roles: { has: 'ADMIN' } } });
    expect(left).toBe(1);
  });

  it('never takes the last senior’s role or access', async () => {
    await db().staffMember.updateMany({
      where: { roles: { has: 'SENIOR' } },
      data: { active: false },
    });
    const [admin, senior] = [await member('ADMIN'), await member('OFFICER', 'SENIOR')];
    const officerOnly = { intent: 'save', name: senior.name, roles: ['OFFICER'] } as const;
    const changes = [
      { ...officerOnly, roles: ['OFFICER' as const] },
      { intent: 'remove' as const },
    ];
    for (const change of changes) {
      expect(await changeStaff(admin, senior.id, change)).toEqual({ kind: 'last-senior' });
    }
    await member('SENIOR');
    for (const change of changes) {
      expect(await changeStaff(admin, senior.id, change)).toEqual({ kind: 'changed' });
    }
  });

  it('answers as for nobody where there is no such person', async () => {
    const admin = await member('ADMIN');
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await changeStaff(admin, nobody, { intent: 'remove' })).toEqual({ kind: 'not-found' });
    expect(await findMember('no-uuid')).toBeNull();
  });
});

describe('the rule', () => {
  const admin = { id: 'a', roles: ['ADMIN'] as const, active: true };
  it('minds only the roles that somebody must have', () => {
    const officer = { id: 'o', roles: ['OFFICER'] as const, active: true };
    expect(refuseAccess('a', officer, { roles: [], active: false }, [admin, officer])).toBeNull();
    expect(refuseAccess('o', admin, { roles: ['SEND'], active: true }, [admin, officer])).toEqual({
      kind: 'last-administrator',
    });
  });
});

const t = translatorFor('en');

describe('the profile’s clocks', () => {
  it('show the council’s own length beside the published one, and never less than the law allows', () => {
    const lines = clockLines({ 'first-contact': 3, 's437-notice': 10 });
    expect(lines.find(({ code }) => code === 'first-contact')).toMatchObject({
      length: 3,
      published: 5,
    });
    expect(lines.find(({ code }) => code === 's437-notice')).toMatchObject({
      length: 15,
      basis: 'law',
    });
    expect(lines).toHaveLength(25);
    for (const { code, starts } of lines) {
      expect(t(`admin:clock.${code}`)).not.toContain(code);
      expect(t(`admin:starts.${starts}`)).not.toContain(starts);
    }
  });
});
