import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { recordAudit } from '~/platform/audit/audit.server';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { db } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';
import { idIn } from '../../item/item-pages.server';
import { answerForms, formOf } from './answer-form.server';
import { askOf } from './find-round.server';
import { holdFamily, unholdFamily } from './hold-family.server';
import { roundIn } from './prepare-pages.server';
import { holdSchema, unholdSchema } from './prepare.schema';
import { FAMILIES_PAGE, listFamilyLines } from './whom.store.server';

function afterIn(request: Request): string | null {
  return z.uuid().safeParse(new URL(request.url).searchParams.get('after')).data ?? null;
}

/** The families that a round is for, by name; each look at them leaves a row in the audit trail. */
export async function loadRoundFamilies(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const round = await roundIn(args);
  const lines = await listFamilyLines(round.id, askOf(round, today()), afterIn(args.request));
  const families = lines.slice(0, FAMILIES_PAGE);
  await recordAudit(db(), {
    actor: { kind: 'staff', id: staff.id },
    action: 'round.families-viewed',
    detail: { roundId: round.id, families: families.length },
  });
  return {
    round: { id: round.id, kind: round.kind, title: round.title, state: round.state },
    families,
    after: afterIn(args.request),
    next: lines.length > FAMILIES_PAGE ? families.at(-1)!.familyId : null,
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

export type RoundFamiliesView = Awaited<ReturnType<typeof loadRoundFamilies>>;

/** Leaves a family out, or puts it in again. */
export function answerRoundFamilies(args: ActionFunctionArgs) {
  const id = idIn(args.params, 'round');
  const after = afterIn(args.request);
  const to = (done: string) =>
    `/officer/rounds/${id}/families?${after ? `after=${after}&` : ''}done=${done}`;
  return answerForms(args, officers, {
    hold: formOf({
      roles: officers,
      schema: holdSchema,
      run: (staff, form) => holdFamily(staff, id, form, today()),
      to: () => to('held'),
    }),
    unhold: formOf({
      roles: officers,
      schema: unholdSchema,
      run: (staff, form) => unholdFamily(staff, id, form),
      to: () => to('put-in'),
    }),
  });
}
