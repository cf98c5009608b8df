import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { AREAS } from '../../app/domains/evidence/evidence.codes';
import { acceptNotice, colleague, familyWith, inDays } from '../support/casework-journey';
import { pageText } from '../support/http-parent';
import { oneRow, sql, staffWithRoles } from '../support/sign-in-as';

const OFFICERS = 50;

type Fields = [name: string, value: string][];
type Answer = { status: number; html: string };

/** One officer without a browser. */
type Officer = { number: number; post(path: string, fields: Fields): Promise<Answer> };

async function officerOf(number: number): Promise<Officer> {
  const session = await staffWithRoles(`fifty-${number}@example.org`, ['OFFICER']);
  return {
    number,
    async post(path, fields) {
      const answer = await fetch(`${process.env.E2E_URL}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: `session=${session}`, Origin: process.env.E2E_URL! },
        body: new URLSearchParams(fields),
      });
      return { status: answer.status, html: await answer.text() };
    },
  };
}

const isTaken = ({ status }: Answer) => status === 302 || status === 303;

/** What a hidden field of a page holds, in the form that holds `beside` too. */
function hiddenIn(html: string, name: string, beside = ''): string {
  const form = html
    .split('<form')
    .find((part) => part.includes(beside) && part.includes(`name="${name}"`));
  const [, value] = new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(form ?? '') ?? [];
  if (value === undefined) throw new Error(`No hidden field ${name}`);
  return value;
}

test.describe.configure({ mode: 'serial' });

let officers: Officer[];
let review: string;
let child: string;
let item: string;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  const family = await familyWith('en', ['Quentin']);
  const first = await colleague(browser, 'Ines Calloway', ['OFFICER'], false);
  review = await acceptNotice(first.page, family, () => Promise.resolve());
  await first.page.context().close();
  child = family.told[0]!.childId;
  item = (
    await oneRow<{ item: string }>('select item_id as item from review where id = $1', [
      review.split('/').at(-1),
    ])
  ).item;
  officers = await Promise.all(Array.from({ length: OFFICERS }, (_, at) => officerOf(at)));
});

test('fifty officers save findings of one review at once: no acknowledged word is lost', async () => {
  test.setTimeout(240_000);
  const token = (area: string, { number }: Officer) => `${area}-${number}-O'Hara<&>`;
  const versions = new Map(officers.map((officer) => [officer, { version: '0', text: '' }]));
  let waiting = officers;
  for (let round = 1; waiting.length > 0; round += 1) {
    expect(round, 'rounds').toBeLessThanOrEqual(OFFICERS);
    const answers = await Promise.all(
      waiting.map(async (officer) => {
        const area = AREAS[officer.number % AREAS.length]!;
        const { version, text } = versions.get(officer)!;
        const mine = [text, token(area, officer)].filter(Boolean).join('\n');
        const answer = await officer.post(`${review}/findings`, [
          ['submitKey', randomUUID()],
          ['area', area],
          ['version', version],
          ['judgement', 'good'],
          ['bases', 'work'],
          ['text', mine],
        ]);
        return { officer, area, mine, answer };
      }),
    );
    const kept = new Map(
      (
        await sql<{ area: string; text: string }>(
          'select area, text from finding where review_id = $1',
          [review.split('/').at(-1)],
        )
      ).map(({ area, text }) => [area, text]),
    );
    const again: Officer[] = [];
    for (const { officer, area, mine, answer } of answers) {
      if (isTaken(answer)) {
        expect(kept.get(area), `officer ${officer.number} was told that it is saved`).toBe(mine);
        continue;
      }
      expect(answer.status).toBe(400);
      // Both texts are on the page: what stands there now, and what was typed.
      const shown = pageText(answer.html);
      for (const line of [...mine.split('\n'), ...kept.get(area)!.split('\n')]) {
        expect(shown).toContain(line);
      }
      const there = kept.get(area)!;
      const version = hiddenIn(answer.html, 'version', `value="${area}"`);
      versions.set(officer, { version, text: there });
      again.push(officer);
    }
    const winners = answers.length - again.length;
    const areas = new Set(answers.map(({ area }) => area));
    expect(winners, 'one in each area is the first').toBe(areas.size);
    waiting = again;
  }
  const findings = await sql<{ area: string; text: string }>(
    'select area, text from finding where review_id = $1',
    [review.split('/').at(-1)],
  );
  for (const officer of officers) {
    const area = AREAS[officer.number % AREAS.length]!;
    const text = findings.find((finding) => finding.area === area)!.text;
    expect(text.split('\n')).toContain(token(area, officer));
  }
});

test('fifty officers write notes at once: each is taken once, or comes back as it was typed', async () => {
  test.setTimeout(240_000);
  const path = `/officer/item/${item}/notes`;
  const noteOf = ({ number }: Officer) => `Note ${number}: "called" & <left> a message`;
  const { version, seen } = await oneRow<{ version: string; seen: string }>(
    `select version::text, (select coalesce(max(id), 0)::text from audit_event where item_id = q.id) as seen
     from queue_item q where id = $1`,
    [item],
  );
  const send = (officer: Officer, carried: { version: string; seen: string }, submitKey: string) =>
    officer.post(path, [
      ['version', carried.version],
      ['seen', carried.seen],
      ['submitKey', submitKey],
      ['text', noteOf(officer)],
    ]);
  const first = await Promise.all(
    officers.map(async (officer) => ({
      officer,
      answer: await send(officer, { version, seen }, randomUUID()),
    })),
  );
  expect(first.filter(({ answer }) => isTaken(answer))).toHaveLength(1);
  const kept = await sql<{ text: string }>('select text from note where item_id = $1', [item]);
  expect(kept.map(({ text }) => text)).toEqual(
    first.filter(({ answer }) => isTaken(answer)).map(({ officer }) => noteOf(officer)),
  );
  for (const { officer, answer } of first.filter((each) => !isTaken(each.answer))) {
    expect(answer.status).toBe(400);
    let refused = answer;
    expect(pageText(refused.html)).toContain(noteOf(officer));
    const submitKey = randomUUID();
    for (let tries = 0; !isTaken(refused); tries += 1) {
      expect(tries).toBeLessThan(3);
      const carried = {
        version: hiddenIn(refused.html, 'version', 'name="text"'),
        seen: hiddenIn(refused.html, 'seen', 'name="text"'),
      };
      refused = await send(officer, carried, submitKey);
      // A second click sends the same form again: it is the same note.
      if (isTaken(refused)) expect(isTaken(await send(officer, carried, submitKey))).toBe(true);
    }
  }
  const all = await sql<{ text: string }>('select text from note where item_id = $1', [item]);
  expect(all.map(({ text }) => text).sort()).toEqual(officers.map(noteOf).sort());
});

test('fifty officers record that they saw the child at once: fifty sightings', async () => {
  const [year = '', month = '', day = ''] = inDays(0).split('-');
  const sightings = officers.map((officer) => ({
    officer,
    fields: [
      ['submitKey', randomUUID()],
      ['kinds', 'seen'],
      ['kinds', 'heard'],
      ['happenedOn.day', day],
      ['happenedOn.month', month],
      ['happenedOn.year', year],
      ['byName', `Officer ${officer.number}`],
      ['byService', 'home-education'],
      ['occasion', 'meeting'],
    ] as Fields,
  }));
  // Each is sent twice, as by a double click.
  const answers = await Promise.all(
    [...sightings, ...sightings].map(({ officer, fields }) =>
      officer.post(`/officer/child/${child}/seen`, fields),
    ),
  );
  expect(answers.every(isTaken)).toBe(true);
  const rows = await sql<{ kind: string; by: string }>(
    'select kind, by_name as by from sighting where child_id = $1',
    [child],
  );
  expect(rows.map(({ kind, by }) => `${kind} ${by}`).sort()).toEqual(
    officers.flatMap(({ number }) => [`seen Officer ${number}`, `heard Officer ${number}`]).sort(),
  );
});
