import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { environment, useEnvironment } from '~/platform/config/environment.server';
import { useProgram } from '~/platform/jobs/apart.server';
import { answerGuidePdf } from './answer-guide.server';

const folder = mkdtempSync(join(tmpdir(), 'guide-pdf-'));
const log = join(folder, 'log');
const fails = join(folder, 'fails');

/** In place of the portal, which makes the PDF: it says what it was told to do, and ends. */
const program = `
import { appendFileSync, existsSync } from 'node:fs';
appendFileSync(process.env.LOG, process.argv.slice(2).join(' ') + '\\n');
if (existsSync(process.env.FAILS)) process.exit(1);
const pdf = Buffer.from('%PDF ' + process.argv.at(-1) + ' ' + 'x'.repeat(2_000_000));
setTimeout(() => process.send(pdf.toString('base64'), () => process.disconnect()), 300);
`;

beforeAll(() => {
  const path = join(folder, 'program.mjs');
  writeFileSync(path, program);
  useProgram({ path, variables: { LOG: log, FAILS: fails } });
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  rmSync(log, { force: true });
  rmSync(fails, { force: true });
  // Another council's guide: nothing that another test had made is kept for it.
  const { profile } = environment();
  const council = { ...profile.council, name: `${profile.council.name} B` };
  useEnvironment({ ...environment(), profile: { ...profile, council } });
});

const ask = (language: 'en' | 'ur', init?: RequestInit) =>
  answerGuidePdf(new Request('http://portal.test/guide.pdf', init), language);
const made = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);

test('is made by a process of its own, once for all who ask, and nothing else waits for it', async () => {
  let turns = 0;
  const others = setInterval(() => (turns += 1), 10);
  const answers = await Promise.all([ask('en'), ask('en'), ask('ur'), ask('en')]);
  clearInterval(others);
  expect(turns).toBeGreaterThan(20);
  const [first, second, urdu] = await Promise.all(answers.map((answer) => answer.text()));
  expect(first).toMatch(/^%PDF {"language":"en"} x{2000000}$/);
  expect(second).toBe(first);
  expect(urdu).toContain('{"language":"ur"}');
  expect(await (await ask('en')).text()).toBe(first);
  expect(made()).toEqual(['do guide-pdf {"language":"en"}', 'do guide-pdf {"language":"ur"}']);
});

test('whoever has it, or asks of it alone, has none made', async () => {
  const head = await ask('en', { method: 'HEAD' });
  const tag = head.headers.get('ETag')!;
  expect(await head.text()).toBe('');
  expect(head.headers.get('Content-Type')).toBe('application/pdf');
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`])
    expect(await ask('en', { headers: { 'If-None-Match': known } })).toMatchObject({ status: 304 });
  expect(made()).toEqual([]);
  expect(await ask('en', { headers: { 'If-None-Match': '"other"' } })).toMatchObject({
    status: 200,
  });
  expect(made()).toHaveLength(1);
});

test('a failure is not kept, and holds up no other language', async () => {
  writeFileSync(fails, '');
  const [one, two, urdu] = await Promise.allSettled([ask('en'), ask('en'), ask('ur')]);
  for (const { status } of [one, two, urdu]) expect(status).toBe('rejected');
  expect(made()).toHaveLength(2);
  rmSync(fails);
  expect(await ask('en')).toMatchObject({ status: 200 });
  expect(made()).toHaveLength(3);
});
