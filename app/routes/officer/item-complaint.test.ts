import type { ActionFunctionArgs } from '@remix-run/node';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Staff } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { hasKey, translatorFor } from '~/platform/i18n';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { sendOne } from '~/domains/casework/complaint/complaint.test-support';
import { openForm } from '~/domains/casework/item/item.test-support';
import { staffWith, useOwnDatabase } from '~/domains/casework/queue/queue.test-support';
import { action, loader } from './item-complaint';

useOwnDatabase();

const DAY = today();
let senior: Staff;
let officer: Staff;
let named: Staff;
let id: string;

beforeAll(async () => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
  await prepareJobs();
});
beforeEach(async () => {
  await db().$executeRaw`truncate queue_item, staff_member, rate_limit cascade`;
  [senior, officer, named] = [
    await staffWith('SENIOR'),
    await staffWith('OFFICER'),
    await staffWith('OFFICER'),
  ];
  ({ id } = await sendOne('complaint'));
});

type Values = Record<string, string>;

function asked(staff: Staff, move: string, body?: Values) {
  const url = `http://localhost/officer/item/${id}/complaint/${move}`;
  const request = body
    ? new Request(url, { method: 'POST', body: new URLSearchParams(body) })
    : new Request(url);
  const context = { network: 'test', found: Promise.resolve({ actor: staff, ended: null }) };
  return { request, params: { item: id, move }, context } as unknown as ActionFunctionArgs;
}

const opened = (staff: Staff, move: string) => loader(asked(staff, move));

async function sent(staff: Staff, move: string, values: Values) {
  const { version, seen, submitKey } = await openForm(id);
  return action(asked(staff, move, { version: String(version), seen, submitKey, ...values }));
}

/** What the form says is wrong, each with the words that stand beside its field. */
async function wrong(staff: Staff, move: string, values: Values) {
  const answer = await sent(staff, move, values);
  if (answer instanceof Response) throw new Error(`went on to ${answer.headers.get('Location')}`);
  const { errors } = (answer as { data: { errors: { field: string; code: string }[] } }).data;
  return errors.map(({ field, code }) => {
    const key = `complaint-desk:form.errors.${field}.${code}`;
    expect(translatorFor('en')(key)).not.toContain(code);
    return `${field}:${code}`;
  });
}

const missing = { status: 404 };
function on(name: string, days: number): Values {
  const { day, month, year } = DAY.add({ days });
  const parts = Object.entries({ day, month, year });
  return Object.fromEntries(parts.map(([part, value]) => [`${name}.${part}`, String(value)]));
}
const letter = { text: 'Dear Ana.', means: 'letter' };

async function aboutNamed() {
  const answer = (await sent(senior, 'about', { staff: named.id })) as Response;
  expect(answer.headers.get('Location')).toBe(`/officer/item/${id}?done=complaint-about`);
}

describe('the pages of what is done with a complaint', () => {
  it('are there for whom the step is now, and for nobody whom it is about', async () => {
    const { people } = await opened(senior, 'about');
    expect(people.map((one) => one.id).sort()).toEqual([officer.id, named.id].sort());
    await expect(opened(senior, 'acknowledged')).rejects.toMatchObject(missing);
    await expect(opened(officer, 'about')).rejects.toMatchObject(missing);
    await aboutNamed();
    expect((await opened(officer, 'acknowledged')).move).toBe('acknowledged');
    for (const move of ['about', 'given', 'second-answered', 'burnt']) {
      await expect(opened(officer, move)).rejects.toMatchObject(missing);
    }
    await expect(opened(named, 'acknowledged')).rejects.toMatchObject(missing);
    await expect(sent(named, 'acknowledged', letter)).rejects.toMatchObject(missing);
  });

  it('say what a letter or a call has to say, in the language of the person', async () => {
    await aboutNamed();
    expect((await opened(officer, 'acknowledged')).say).toBeNull();
    const { say } = await opened(officer, 'answered');
    const t = translatorFor('ro');
    expect(say).toEqual({
      when: 'always',
      language: 'ro',
      paragraphs: [t('complaints:next.second'), t('complaints:next.ombudsman')],
    });
  });

  it('promise no words that the portal does not add', async () => {
    await aboutNamed();
    const { say } = await opened(officer, 'closed');
    expect(say?.when).toBe('if-told');
    ({ id } = await sendOne('own-data'));
    expect((await opened(officer, 'extended')).say?.when).toBe('always');
    expect((await opened(officer, 'given')).say?.when).toBe('unless-given');
    for (const when of ['always', 'unless-given', 'if-told']) {
      expect(hasKey(`complaint-desk:form.say.${when}`), when).toBe(true);
    }
  });

  it('say what is wrong beside its field, in its own words', async () => {
    await aboutNamed();
    const answer = { ...letter, outcome: 'upheld' };
    expect(await wrong(officer, 'acknowledged', {})).toEqual(['text:required', 'means:required']);
    expect(await wrong(officer, 'acknowledged', { ...letter, ...on('on', 1) })).toEqual([
      'on:day-in-future',
    ]);
    expect(await wrong(officer, 'answered', { ...answer, ...on('on', -1) })).toEqual([
      'on:day-before',
    ]);
    const late = { ...answer, doing: 'A call.', ...on('doBy', -1) };
    expect(await wrong(officer, 'answered', late)).toEqual(['doBy:day-before']);
    expect(await wrong(officer, 'closed', { why: 'done' })).toEqual(['why:not-done']);
    expect(await wrong(officer, 'closed', { why: 'repeat' })).toEqual([
      'text:reason-missing',
      'means:required',
    ]);
    expect(await wrong(senior, 'about', { staff: senior.id })).toEqual(['staff:about-oneself']);
  });

  it('carry each step on to the item, once', async () => {
    await aboutNamed();
    const { version, seen, submitKey } = await openForm(id);
    const form = { version: String(version), seen, submitKey, ...letter };
    for (const _ of ['sent', 'sent again']) {
      const answer = (await action(asked(officer, 'acknowledged', form))) as Response;
      expect(answer.headers.get('Location')).toBe(
        `/officer/item/${id}?done=complaint-acknowledged`,
      );
    }
    const moves = await db().complaintMove.findMany({
      where: { itemId: id },
      orderBy: { at: 'asc' },
    });
    expect(moves.map(({ move }) => move)).toEqual(['about', 'acknowledged']);
    expect(await wrong(officer, 'acknowledged', letter)).toEqual(['form:done-before']);
  });
});
