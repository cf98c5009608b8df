import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { db } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';
import type { FormValues } from '~/platform/form/parse.server';
import { LETTER_WAYS_OUT } from '../case/case.codes';
import { answerMove, idIn } from '../item/item-pages.server';
import { mayLetterGo } from './after-sent.server';
import { changeLetter, discardLetter } from './change-letter.server';
import { gapsIn } from './fill-letter';
import { findLetter, itemStateOf, openLetter, type StaffLetter } from './find-letter.server';
import { parseBlocks } from './letter.blocks';
import { changeSchema, discardSchema, sendSchema } from './letter.schema';
import { SERVED_LETTERS } from './letter.values';
import { listRecipients } from './list-recipients.server';
import { sendLetter, type Ways } from './send-letter.server';

/** What the page of a letter shows: its words, sending it, putting it away; or what was sent. */
export type LetterView = 'write' | 'send' | 'discard' | 'sent';

function viewOf(request: Request, letter: StaffLetter): LetterView {
  if (letter.state !== 'draft') return 'sent';
  const step = new URL(request.url).searchParams.get('step');
  return step === 'send' || step === 'discard' ? step : 'write';
}

/** The page of one letter, as an officer works on it or looks at what was sent. */
export async function loadLetterPage(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const { letter, child } = await openLetter(staff, idIn(args.params, 'letter'), 'letter');
  const view = viewOf(args.request, letter);
  const names = await namesOfStaff([letter.madeById, letter.sentById]);
  const { subject, text, otherLanguage, otherSubject, otherText } = letter;
  return {
    child,
    view,
    letter: {
      id: letter.id,
      kind: letter.kind,
      state: letter.state,
      reviewId: letter.reviewId,
      subject,
      text,
      otherLanguage,
      otherSubject,
      otherText,
      blocks: parseBlocks(text),
      otherBlocks: parseBlocks(otherText),
      madeBy: names.get(letter.madeById) ?? '',
      madeAt: letter.madeAt.toISOString(),
      sentBy: names.get(letter.sentById ?? '') ?? '',
      sentAt: letter.sentAt?.toISOString() ?? null,
      served: SERVED_LETTERS.includes(letter.kind),
    },
    copies: letter.copies.map((copy) => ({
      id: copy.id,
      name: copy.name,
      how: copy.how,
      language: copy.language,
      leftOn: copy.leftOn?.toISOString().slice(0, 10) ?? null,
      readAt: copy.readAt?.toISOString() ?? null,
      hasAccount: copy.accountId !== null,
      sha256: copy.sha256,
      bytes: copy.bytes,
    })),
    recipients: view === 'send' ? (await listRecipients(letter)).map(shownRecipient) : [],
    gaps: gapsIn(subject, text, otherSubject, otherText),
    mayGo: view === 'send' ? await mayLetterGo(db(), letter, today()) : 'ok',
    item: await itemStateOf(letter.itemId),
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

export type LetterPageView = Awaited<ReturnType<typeof loadLetterPage>>;

type Shown = Awaited<ReturnType<typeof listRecipients>>[number];

function shownRecipient(to: Shown) {
  const { adultId: _adult, accountId: _account, ...shown } = to;
  return shown;
}

async function namesOfStaff(ids: (string | null)[]): Promise<Map<string, string>> {
  const rows = await db().staffMember.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** How the letter goes to each recipient, out of the fields `how-<key>`. */
export function waysIn(values: FormValues): Ways {
  const ways: Ways = {};
  for (const [name, value] of Object.entries(values)) {
    const key = /^how-(school|[0-9a-f-]{36})$/.exec(name)?.[1];
    const how = ([...LETTER_WAYS_OUT, 'none'] as const).find((way) => way === value);
    if (key && how) ways[key] = how;
  }
  return ways;
}

/** What the page of a letter was sent: words that are kept, the sending, or the putting away. */
export async function answerLetterPage(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  const letter = await findLetter(idIn(args.params, 'letter'));
  const path = `/officer/letter/${letter.id}`;
  const page = { roles: officers, itemId: letter.itemId };
  const step = new URL(args.request.url).searchParams.get('step');
  if (step === 'send') {
    return answerMove(args, {
      ...page,
      schema: sendSchema,
      done: 'sent',
      to: `${path}?done=sent`,
      run: (staff, _item, form, day, values) =>
        sendLetter(staff, letter, form, waysIn(values), day),
      fields: {
        gaps: ({ gaps }) => ({ values: { gaps: gaps.join(', ') } }),
        'day-missing': ({ day }) => ({ values: { day } }),
        undecided: ({ name }) => ({ values: { name } }),
        'way-not-offered': ({ name }) => ({ values: { name } }),
      },
    });
  }
  if (step === 'discard') {
    return answerMove(args, {
      ...page,
      schema: discardSchema,
      done: 'discarded',
      to: `${path}?done=discarded`,
      run: (staff, _item, form) => discardLetter(staff, letter, form),
    });
  }
  return answerMove(args, {
    ...page,
    schema: changeSchema,
    done: 'changed',
    to: `${path}?done=changed`,
    run: (staff, _item, form) => changeLetter(staff, letter, form),
  });
}
