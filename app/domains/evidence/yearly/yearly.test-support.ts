import { db } from '~/platform/db/database.server';
import type { Parent } from '~/platform/auth/session.server';
import { createRequest } from '../../../../tests/factories';
import type { ToldChild, YearlyAnswers } from '../evidence.views';
import { newParent, tellOf } from '../sending/sending.test-support';
import { saveYearly } from '../sending/save-sending.server';
import { listToldChildren } from '../sending/told-children.server';
import { startYearly } from './start-yearly.server';
import { emptyYearly } from './yearly.rules';

/** The child that the council knows behind what a parent told. */
export const familyOf = async (child: ToldChild) =>
  (await db().child.findUniqueOrThrow({ where: { id: child.childId } })).familyId;

type AskedOf = { by: Parent; children: ToldChild[] };

let families = 0;

/** A parent who told of two children, and the request about both that waits for them. */
export async function askedAboutTwo(more: { issuedOn?: string; answerBy?: string } = {}) {
  const by = await newParent();
  const n = (families += 1);
  await tellOf(by, [
    { givenNames: `Ada Q${n}` },
    { givenNames: `Ben Q${n}`, dateOfBirth: '2011-02-03' },
  ]);
  const [ada, ben] = (await listToldChildren(by.id)) as [ToldChild, ToldChild];
  const request = await askAbout({ by, children: [ada, ben] }, more);
  return { by, ada, ben, ...request };
}

/** A request to one parent; gives its reader's id and its item's. */
export async function askAbout(
  { by, children }: AskedOf,
  more: { issuedOn?: string; answerBy?: string } = {},
) {
  const request = await createRequest({
    familyId: await familyOf(children[0]!),
    children: children.map(({ childId }) => ({ childId })),
    accounts: [by.id],
    ...more,
  });
  const [reader] = request.readers;
  return { requestId: request.id, readerId: reader!.id, itemId: reader!.itemId };
}

/** An answer with these parts said. */
export function yearlyOf(more: Partial<YearlyAnswers>): YearlyAnswers {
  return { ...emptyYearly(), ...more };
}

/** Words on one area. */
export function onAcademic(words: string, changed: 'no' | 'yes' | null = 'yes') {
  return { areas: { ...emptyYearly().areas, academic: { changed, words } } };
}

/** A draft of an answer with words in it; gives its id and version. */
export async function draftYearly(
  by: Parent,
  child: ToldChild,
  itemId: string,
  answers: YearlyAnswers = yearlyOf(onAcademic('We read together')),
): Promise<{ id: string; version: number }> {
  const started = await startYearly(by, child.id, itemId);
  if (!('id' in started)) throw new Error(`not started: ${started.kind}`);
  const { version } = await db().sending.findUniqueOrThrow({ where: { id: started.id } });
  const saved = await saveYearly(by.id, started.id, answers, version);
  if (saved.kind !== 'saved') throw new Error(`not saved: ${saved.kind}`);
  return { id: started.id, version: saved.version };
}
