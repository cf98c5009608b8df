import { messageIdOf } from './mail-token.server';

/**
 * A message (RFC 5322) as it is for every reader, but for who it goes to and for the one piece of text
 * that is the reader's own: putting it together anew for each of a hundred thousand takes three times
 * as long as all the rest of sending it.
 */
export type Mould = {
  /** Without To, Message-ID and Date. */
  head: string;
  body: Buffer;
  /** Where each character of the own piece stands, for every time it does. */
  places: number[][];
  ownLength: number;
};

/** An own piece has the same bytes in every encoding that is used: letters, digits and hyphens. */
const OWN = /^[A-Za-z0-9-]*$/;
const PLAIN_ADDRESS = /^[\x21-\x7e]+$/;
const SPECIAL = /[<>()[\]\\,;:"]/;

/**
 * Makes the mould of a message out of one that was put together for a reader with this own piece (empty
 * where there is none). Null where that piece cannot be found again: then each is put together.
 */
export function mouldOf(raw: Buffer, own: string): Mould | null {
  const gap = raw.indexOf('\r\n\r\n');
  if (gap === -1 || !OWN.test(own)) return null;
  const fields = raw
    .subarray(0, gap)
    .toString('latin1')
    .split(/\r\n(?![ \t])/);
  const head = fields.filter((field) => !/^(to|message-id|date):/i.test(field)).join('\r\n');
  const body = raw.subarray(gap + 4);
  const places = own === '' ? [] : placesOf(body.toString('latin1'), own);
  const isWhole = own === '' || (places.length > 0 && !head.includes(own));
  return isWhole ? { head, body, places, ownLength: own.length } : null;
}

/** Quoted-printable text may be broken between any two characters (RFC 2045, 6.7: `=` at a line's end). */
function placesOf(body: string, own: string): number[][] {
  const pattern = new RegExp([...own].join('(?:=\\r\\n)?'), 'g');
  return [...body.matchAll(pattern)].map((found) => {
    const places: number[] = [];
    for (let at = 0; at < found[0].length; at++) {
      if (found[0].startsWith('=\r\n', at)) at += 2;
      else places.push(found.index + at);
    }
    return places;
  });
}

/** The message for one reader; null where the mould does not fit them. */
export function fromMould(
  mould: Mould,
  { id, to, own }: { id: string; to: string; own: string },
  now = new Date(),
): Buffer | null {
  const fits = own.length === mould.ownLength && OWN.test(own);
  if (!fits || !PLAIN_ADDRESS.test(to) || SPECIAL.test(to)) return null;
  const date = now.toUTCString().replace('GMT', '+0000');
  const head = `To: ${to}\r\nMessage-ID: ${messageIdOf(id)}\r\nDate: ${date}\r\n${mould.head}\r\n\r\n`;
  const headBytes = Buffer.byteLength(head, 'latin1');
  const message = Buffer.allocUnsafe(headBytes + mould.body.length);
  message.write(head, 'latin1');
  mould.body.copy(message, headBytes);
  for (const places of mould.places) {
    places.forEach((place, at) => {
      message[headBytes + place] = own.charCodeAt(at);
    });
  }
  return message;
}
