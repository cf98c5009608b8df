import { Temporal } from 'temporal-polyfill';
import type { Parent } from '~/platform/auth/session.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { keepStored, storeFile } from '~/platform/files/file-store.server';
import { submitNotification } from '~/domains/notification/index.server';
import { answersSchema } from '~/domains/notification';
import type { PlanAnswers, ToldChild } from '../evidence.views';
import { savePlan } from './save-sending.server';
import { startPlan, type PlanSource } from './start-sending.server';
import { listToldChildren } from './told-children.server';

/** A Monday on which schools sit. */
export const monday = Temporal.PlainDate.from('2026-11-23');

let people = 0;

/** A parent with an account of their own. */
export async function newParent(): Promise<Parent> {
  const email = `sender${(people += 1)}@example.org`;
  const { id } = await db().account.create({ data: { email }, select: { id: true } });
  return { kind: 'parent', id, email, language: 'en', sessionId: 'none' };
}

type ChildTold = {
  givenNames: string;
  familyName?: string;
  knownAs?: string;
  dateOfBirth?: string;
};

/** The parent tells of these children; gives the notice's id. */
export async function tellOf(by: Parent, children: ChildTold[], more = {}): Promise<string> {
  const answers = answersSchema.parse({
    you: { name: 'Sadia Akhtar', relation: 'mother' },
    children: children.map((child) => ({
      key: crypto.randomUUID(),
      familyName: 'Akhtar',
      dateOfBirth: '2016-05-03',
      learning: { setting: 'never-at-school' },
      ...child,
    })),
    ...more,
  });
  const draft = await db().notificationDraft.create({
    data: {
      accountId: by.id,
      answers,
      language: 'en',
      expiresAt: new Date(Date.now() + 86_400_000),
    },
    select: { id: true },
  });
  const sent = await submitNotification(by, draft.id, monday);
  if (sent.kind !== 'sent') throw new Error(`not sent: ${sent.kind}`);
  return sent.id;
}

/** A parent who told of one child, whose name nobody else has. */
export async function parentOfOne(): Promise<{ by: Parent; child: ToldChild }> {
  const by = await newParent();
  await tellOf(by, [{ givenNames: `Zara ${by.email.replace(/\D/g, '')}` }]);
  const [child] = await listToldChildren(by.id);
  return { by, child: child! };
}

/** A plan that says something in one area. */
export function planOf(words: string, more: Partial<PlanAnswers> = {}): PlanAnswers {
  return {
    areas: { academic: words },
    whole: '',
    approach: null,
    talk: false,
    talkWords: '',
    ...more,
  };
}

/** A draft of a plan with words in it; gives its id and version. */
export async function draftPlan(
  by: Parent,
  child: ToldChild,
  answers: PlanAnswers = planOf('We read together'),
  source: PlanSource = 'fresh',
): Promise<{ id: string; version: number }> {
  const started = await startPlan(by, child.id, source);
  if (!('id' in started)) throw new Error(`not started: ${started.kind}`);
  const { version } = await db().sending.findUniqueOrThrow({ where: { id: started.id } });
  const saved = await savePlan(by.id, started.id, answers, version);
  if (saved.kind !== 'saved') throw new Error(`not saved: ${saved.kind}`);
  return { id: started.id, version: saved.version };
}

/**
 * A file of a draft: on its way, refused, or found good with its bytes in the store. Gives its id and
 * the key of its bytes.
 */
export async function fileIn(
  by: Parent,
  sendingId: string,
  name: string,
  state: 'uploading' | 'refused' | 'ready' = 'ready',
): Promise<{ id: string; storeKey: string | null }> {
  const stored = state === 'ready' ? await storeFile(Buffer.from(name)) : null;
  return inTransaction(async (tx) => {
    if (stored) await keepStored(tx, stored.storeKey);
    const { id } = await tx.familyFile.create({
      data: {
        accountId: by.id,
        sendingId,
        name,
        state,
        through: 'form',
        bytes: 12n,
        scan: state === 'ready' ? 'clean' : 'pending',
        refusal: state === 'refused' ? 'macros' : null,
        storeKey: stored?.storeKey ?? null,
      },
      select: { id: true },
    });
    if (state !== 'uploading')
      await tx.piece.create({ data: { sendingId, form: 'file', fileId: id } });
    return { id, storeKey: stored?.storeKey ?? null };
  });
}
