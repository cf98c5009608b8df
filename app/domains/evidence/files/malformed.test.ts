import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '~/platform/db/database.server';
import { makeTestSender, openFilesGround, postBody, type FilesGround } from './files.test-support';

let ground: FilesGround;

beforeAll(async () => {
  ground = await openFilesGround();
});
afterAll(() => ground.close());

/** The same numbers each time. */
function numbersFrom(seed: number) {
  let state = seed;
  return (below: number) => (state = (state * 48271) % 2147483647) % below;
}

test('malformed forms are answered, each of them, and leave nothing half-kept', async () => {
  const next = numbersFrom(7);
  const oneOf = <T>(all: readonly T[]): T => all[next(all.length)]!;
  const sender = await makeTestSender();
  const hanging: string[] = [];
  for (let at = 0; at < 250; at += 1) {
    const boundary = oneOf(['b', 'bound ary', 'x'.repeat(200), 'b;b']);
    const said = oneOf([boundary, boundary, 'another', '']);
    const type = oneOf([
      `multipart/form-data; boundary="${said}"`,
      'multipart/form-data; boundary=b',
    ]);
    const part = () => {
      const disposition = oneOf([
        'form-data; name="files"; filename="a.txt"',
        'form-data; name="files"; filename=""',
        'form-data; name="__proto__"',
        'form-data; filename="a.txt"',
        'attachment; filename="a.txt"',
        'nonsense',
      ]);
      const more = oneOf([
        '',
        'Content-Type: multipart/mixed; boundary=n\r\n',
        `X: ${'y'.repeat(next(90_000))}\r\n`,
      ]);
      const end = oneOf(['\r\n', '\n', '']);
      return `${oneOf(['--', '-', ''])}${boundary}${end}Content-Disposition: ${disposition}\r\n${more}${oneOf(['\r\n', ''])}${'z'.repeat(next(3000))}${end}`;
    };
    const body =
      Array.from({ length: next(6) }, part).join('') +
      oneOf([`--${boundary}--\r\n`, `--${boundary}`, '', '--']);
    const answered = await Promise.race([
      postBody(sender, body, { 'Content-Type': type }).then((url) => url.searchParams.get('files')),
      new Promise<null>((resolve) => setTimeout(() => resolve(null), 3000)),
    ]);
    if (answered === null) hanging.push(JSON.stringify([type, body.slice(0, 300), body.length]));
  }
  expect(hanging).toEqual([]);
  const kept = await db().storedObject.findMany({ select: { storeKey: true, state: true } });
  expect(kept.filter((one) => one.state === 'reserved')).toEqual([]);
}, 60_000);
