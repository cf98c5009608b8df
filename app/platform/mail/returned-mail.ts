/** What a message that came back tells (RFC 3462, RFC 3464). */
export type ReturnedMail = {
  /** True where it says that a message was not delivered, for good. */
  failed: boolean;
  /** The addresses to which it came back. */
  addresses: string[];
  /** What the message was called that it is about. */
  messageIds: string[];
};

type Headers = Map<string, string[]>;
type Part = { headers: Headers; body: string };

/** Deeper, or in more parts, nothing is looked for. */
const MOST_PARTS = 20;

/** Reads a raw message (RFC 5322) as a report on one that was sent; what is none has not `failed`. */
export function readReturnedMail(raw: string): ReturnedMail {
  const message = partOf(raw.replace(/\r\n?/g, '\n'));
  const addresses = ['delivered-to', 'x-original-to', 'envelope-to', 'to']
    .flatMap((name) => message.headers.get(name) ?? [])
    .flatMap((value) => value.split(/[\s<>,;:"()]+/).filter((word) => word.includes('@')));
  const type = fieldsOf(message.headers, 'content-type');
  const nothing = { failed: false, addresses, messageIds: [] };
  if (type.value !== 'multipart/report' || !type.boundary) return nothing;
  const parts = partsOf(message.body, type.boundary);
  const status = parts.filter((part) => typeOf(part) === 'message/delivery-status');
  const original = parts.filter((part) =>
    ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'].includes(
      typeOf(part),
    ),
  );
  return {
    failed: status.some((part) => hasFailed(decoded(part))),
    addresses,
    messageIds: original.flatMap((part) => partOf(decoded(part)).headers.get('message-id') ?? []),
  };
}

/** Each reader has a group of fields of their own; `delayed`, `relayed` and the like are no failure. */
function hasFailed(report: string): boolean {
  return report
    .split(/\n[ \t]*\n/)
    .some((group) => headersOf(group).get('action')?.[0]?.trim().toLowerCase() === 'failed');
}

function partOf(text: string): Part {
  const gap = text.indexOf('\n\n');
  return gap === -1
    ? { headers: headersOf(text), body: '' }
    : { headers: headersOf(text.slice(0, gap)), body: text.slice(gap + 2) };
}

function headersOf(text: string): Headers {
  const headers: Headers = new Map();
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    const values = headers.get(name);
    if (values) values.push(value);
    else headers.set(name, [value]);
  }
  return headers;
}

function partsOf(body: string, boundary: string): Part[] {
  const parts: string[][] = [];
  let open: string[] | null = null;
  for (const line of body.split('\n')) {
    const mark = line.trimEnd();
    if (mark === `--${boundary}--`) break;
    if (mark === `--${boundary}`) {
      if (parts.length === MOST_PARTS) break;
      parts.push((open = []));
    } else open?.push(line);
  }
  return parts.map((lines) => partOf(lines.join('\n')));
}

function typeOf({ headers }: Part): string {
  return fieldsOf(headers, 'content-type').value;
}

function fieldsOf(headers: Headers, name: string): { value: string; boundary: string } {
  const [given = ''] = headers.get(name) ?? [];
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(given) ?? [];
  return {
    value: given.split(';')[0]!.trim().toLowerCase(),
    boundary: quoted ?? plain ?? '',
  };
}

function decoded({ headers, body }: Part): string {
  const encoding = headers.get('content-transfer-encoding')?.[0]?.trim().toLowerCase();
  if (encoding === 'base64') return plain(Buffer.from(body, 'base64').toString('latin1'));
  if (encoding !== 'quoted-printable') return body;
  return plain(
    body
      .replace(/=[ \t]*\n/g, '')
      .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  );
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
