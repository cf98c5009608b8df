import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { keptForm } from '~/platform/auth/stash.server';
import { caseStaff, officers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { answerMove, idIn } from '../item/item-pages.server';
import { messageSchema } from '../item/item.schema';
import { showItem } from '../item/show-item.server';
import { askPassage, findPassage } from './ask-passage.server';
import { readChild } from './read-child.server';
import { readAbout, readingPath, readWish } from './reading.schema';

/** What the reading page of a child shows to this member of staff. */
export async function loadReading(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, caseStaff);
  const { searchParams } = new URL(args.request.url);
  const reading = await readChild(staff, idIn(args.params, 'child'), readWish(searchParams));
  if (!reading) throw notFound();
  return { reading, done: searchParams.get('done') };
}

async function passageOf(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const { searchParams } = new URL(args.request.url);
  const about = readAbout(searchParams);
  const asked = about && (await findPassage(staff, idIn(args.params, 'child'), about));
  if (!asked) throw notFound();
  const { since } = readWish(searchParams);
  return { staff, asked, backTo: readingPath(asked.childId, { since }), since };
}

/** What the page that asks about a passage shows. */
export async function loadAsk(args: LoaderFunctionArgs) {
  const { staff, asked, backTo } = await passageOf(args);
  const item = await showItem(staff, asked.itemId, 'message');
  if (!item) throw notFound();
  const kept = await keptForm(args.request, `staff:${staff.id}`);
  return { item, asked, backTo, kept, submitKey: randomUUID() };
}

/** Sends the question, and goes back to the reading. */
export async function answerAsk(args: ActionFunctionArgs) {
  const { asked, since } = await passageOf(args);
  return answerMove(args, {
    roles: officers,
    schema: messageSchema,
    itemId: asked.itemId,
    done: 'asked',
    to: readingPath(asked.childId, { since, done: 'asked' }),
    run: (staff, _itemId, form, day) => askPassage(staff, asked, form, day),
    fields: { 'date-past': () => ({ field: 'answerBy' }) },
  });
}
