import net from 'node:net';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { filesOnDisk } from '../support/files-on-disk';
import { startGround } from '../support/ground';
import { startPortal, type RunningPortal } from '../support/portal';
import { makeSender } from '../support/upload-parents';
import {
  announce,
  expectStatus,
  fileOf,
  formAddress,
  patch,
  type Sender,
} from '../support/uploads';

const REQUESTS = 1000;

/** A generator of numbers that begins anew the same way each time. */
function numbersFrom(seed: number) {
  let state = seed;
  const next = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const oneOf = <T>(all: readonly T[]): T => all[next(all.length)]!;
  const text = (length: number) =>
    String.fromCharCode(...Array.from({ length }, () => 1 + next(255)));
  return { next, oneOf, text };
}
type Numbers = ReturnType<typeof numbersFrom>;

type Malformed = { method: string; path: string; headers: [string, string][]; body: Buffer };

const names = [
  'a.pdf',
  '',
  '../../etc/passwd',
  '..\\..\\x.jpg',
  'a\u0000.jpg',
  '\u202Egpj.exe',
  'x'.repeat(5000),
  '.',
  'con',
  'a"; filename="b.jpg',
  '%2e%2e%2f',
  'é'.repeat(300),
];

function multipart({ next, oneOf, text }: Numbers, sender: Sender): Malformed {
  const boundary = oneOf(['b', 'bound ary', '----x', 'x'.repeat(200), '"', 'b;b']);
  const said = oneOf([boundary, 'another', '', boundary.slice(1)]);
  const type = oneOf([
    `multipart/form-data; boundary=${said}`,
    `multipart/form-data; boundary="${said}`,
    'multipart/form-data',
    'multipart/mixed; boundary=b',
    `multipart/form-data; boundary=${said}; charset=utf-7`,
    'multipart/form-data; boundary=',
  ]);
  const part = () => {
    const name = oneOf(['files', 'back', 'submitKey', '__proto__', '', 'files[0]', text(30)]);
    const disposition = oneOf([
      `form-data; name="${name}"; filename="${oneOf(names)}"`,
      `form-data; name=${name}; filename*=UTF-8''${encodeURIComponent(oneOf(names))}`,
      `form-data; filename="x.jpg"`,
      `attachment; filename="${oneOf(names)}"`,
      `form-data; name="${name}"`,
      text(60),
    ]);
    const lines = [
      `Content-Disposition: ${disposition}`,
      oneOf(['Content-Type: image/jpeg', 'Content-Type: multipart/mixed; boundary=n', 'X', '']),
      oneOf(['', 'Content-Transfer-Encoding: base64', `X-Long: ${'y'.repeat(next(90_000))}`]),
    ];
    const end = oneOf(['\r\n', '\n', '\r', '']);
    return `${oneOf(['--', '-', ''])}${boundary}${end}${lines.join('\r\n')}\r\n${oneOf(['\r\n', ''])}${text(next(3000))}${end}`;
  };
  const parts = Array.from({ length: next(oneOf([3, 5, 300])) }, part).join('');
  const body = Buffer.from(
    parts + oneOf([`--${boundary}--\r\n`, `--${boundary}`, '', '--']),
    'latin1',
  );
  return {
    method: 'POST',
    path: formAddress('http://x', sender).pathname,
    headers: [['Content-Type', type]],
    body,
  };
}

function tus({ next, oneOf, text }: Numbers, sender: Sender, known: string): Malformed {
  const coded = (value: string) => Buffer.from(value).toString('base64');
  const metadata = oneOf([
    `filename ${coded(oneOf(names))},sending ${coded(sender.sendingId)}`,
    `sending ${coded(sender.sendingId)}`,
    `filename ${coded('a.jpg')},sending ${coded(oneOf(['', 'x', '{"equals":"a"}', crypto.randomUUID()]))}`,
    'filename !!!!,sending ????',
    ',,,',
    `filename ${coded('a.jpg')} ${coded('b.jpg')},sending ${coded(sender.sendingId)},sending ${coded('x')}`,
    text(100).replace(/[\r\n]/g, ''),
  ]);
  const headers: [string, string][] = [
    ['Upload-Metadata', metadata],
    [
      'Upload-Length',
      oneOf(['-1', 'NaN', '1e9', '99999999999999999999', '0', '', '12, 13', '5.5']),
    ],
    ['Upload-Offset', oneOf(['-1', '0', '99999999999', 'x', '', '1e3', '0, 0'])],
    ['Content-Type', oneOf(['application/offset+octet-stream', 'text/plain', ''])],
  ];
  if (next(4) > 0) headers.push(['Tus-Resumable', oneOf(['1.0.0', '1.0.0', '0.9', '', 'x'])]);
  if (next(5) === 0) headers.push(['Upload-Defer-Length', oneOf(['1', '2', 'x'])]);
  if (next(5) === 0)
    headers.push(['Upload-Concat', oneOf(['partial', 'final;/upload/a /upload/b'])]);
  if (next(5) === 0) headers.push(['X-HTTP-Method-Override', oneOf(['PATCH', 'DELETE', 'GET'])]);
  if (next(6) === 0) headers.push(['Upload-Checksum', oneOf(['md5 x', 'sha1 AAAA', ''])]);
  return {
    method: oneOf(['POST', 'PATCH', 'PATCH', 'HEAD', 'DELETE', 'OPTIONS', 'PUT', 'GET']),
    path: oneOf([
      '/upload',
      '/upload/',
      known,
      `/upload/${crypto.randomUUID()}`,
      '/upload/..%2f..%2fetc%2fpasswd',
      '/upload/%00',
      '/upload/a/b/c',
      `/upload/${'9'.repeat(3000)}`,
    ]),
    headers: headers.filter(([, value]) => value !== '' || next(2) === 0),
    body: Buffer.from(text(next(2000)), 'latin1'),
  };
}

/** Sends a request as it is written, with a length that may lie; gives the status, or null where there is none. */
function ask(
  portal: RunningPortal,
  sender: Sender,
  request: Malformed,
  length: number,
): Promise<number | null> {
  const { port, host, origin } = new URL(portal.url);
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), '127.0.0.1');
    let answer = '';
    const end = () =>
      resolve(/^HTTP\/1\.1 (\d{3})/.test(answer) ? Number(answer.slice(9, 12)) : null);
    socket.setTimeout(3000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      if (answer.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', end);
    const headers = [
      ['Host', host],
      ['Origin', origin],
      ['Cookie', sender.cookie],
      ['Content-Length', String(length)],
      ...request.headers,
    ].map(([name, value]) => `${name}: ${value}`);
    socket.write(
      `${request.method} ${request.path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`,
      'latin1',
    );
    socket.write(request.body);
    // A length that promises more than comes: the sender goes away in the middle.
    if (length > request.body.length) setTimeout(() => socket.destroy(), 30);
  });
}

test(`${REQUESTS} malformed forms and uploads: no crash, no fault, nothing left over`, async () => {
  test.setTimeout(240_000);
  const ground = await startGround();
  const data = path.join(ground.folder, 'data');
  const portal = await startPortal({ DATABASE_URL: ground.url, DATA_DIR: data, DEMO: '0' });
  try {
    const numbers = numbersFrom(20261122);
    const statuses = new Map<number | null, number>();
    let sender = await makeSender(ground);
    let known = '/upload';
    for (let at = 0; at < REQUESTS; at += 1) {
      if (at % 50 === 0) {
        sender = await makeSender(ground);
        const announced = await announce(portal.url, sender, { name: 'open.txt', length: 4000 });
        expectStatus(announced, [201], 'Announcing');
        known = new URL(announced.headers.location!, portal.url).pathname;
      }
      const request = numbers.next(2) ? multipart(numbers, sender) : tus(numbers, sender, known);
      const lie = numbers.oneOf([0, 0, 0, 500, -Math.min(20, request.body.length)]);
      const status = await ask(portal, sender, request, request.body.length + lie);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(
        status ?? 0,
        JSON.stringify([request.method, request.path, request.headers]),
      ).toBeLessThan(500);
    }
    expect(portal.process.exitCode).toBeNull();
    // It was really asked, and it still takes a proper file.
    expect((statuses.get(null) ?? 0) < REQUESTS / 2, JSON.stringify([...statuses])).toBe(true);
    const proper = fileOf(
      'proper.txt',
      Buffer.from('Apples and pears, weighed and drawn. '.repeat(50)),
    );
    const own = await makeSender(ground);
    const announced = await announce(portal.url, own, proper);
    const url = new URL(announced.headers.location!, portal.url);
    expectStatus(await patch(url, own, proper, 0, proper.length), [204], 'A proper file');

    await expect(async () => {
      const [left] = await ground.query<{ reserved: number; kept: string[]; open: number }>(
        `select (select count(*)::int from stored_object where state = 'reserved') as reserved,
           (select coalesce(array_agg(store_key), '{}') from stored_object where state = 'kept') as kept,
           (select count(*)::int from family_file where state = 'uploading') as open`,
      );
      expect(left!.reserved).toBe(0);
      const { stored, unfinished } = await filesOnDisk(data);
      expect(stored.sort()).toEqual(left!.kept.sort());
      expect(unfinished.length).toBeLessThanOrEqual(left!.open);
    }).toPass({ timeout: 60_000 });
    expect(portal.output()).not.toMatch(/unhandled|uncaught/i);
  } finally {
    await portal.stop();
    await ground.stop();
  }
});
