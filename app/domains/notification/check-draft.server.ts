import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { db } from '~/platform/db/database.server';
import { notFound, requireLanguage, requireParent } from '~/platform/permissions/guard.server';
import { councilWords } from './council-words.server';
import { draftPath } from './answer-task.server';
import { findDraft } from './draft.store.server';
import { missingFrom } from './notice.rules';

const uuid = z.uuid();

/**
 * What the last page before sending loads. A draft that was sent already, as after going back in the
 * browser, leads to its notice; any other draft that is not there is a 404.
 */
export async function loadCheck(args: LoaderFunctionArgs) {
  const language = requireLanguage(args);
  const actor = await requireParent(args);
  const id = uuid.safeParse(args.params.draft);
  if (!id.success) throw notFound();
  const draft = await findDraft(actor.id, id.data);
  if (!draft) {
    const sent = await db().notification.findFirst({
      where: { draftId: id.data, accountId: actor.id },
      select: { id: true },
    });
    throw sent ? redirect(`/${language}/family/notice/${sent.id}`) : notFound();
  }
  return {
    answers: draft.answers,
    missing: missingFrom(draft.answers),
    council: councilWords(),
    base: draftPath(language, draft.id),
  };
}
