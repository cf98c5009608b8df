import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  ClockPage,
  clockMoveSchema,
  isComplaint,
  MoreTimePage,
  moreTimeSchema,
} from '~/domains/casework';
import {
  agreeMoreTime,
  answerMove,
  idIn,
  listTimeChildren,
  loadItemPage,
  moveClock,
} from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { notFound } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('officer:clockMove.title');

/** In place of a clock's identifier: a date that is agreed anew. */
const moreTime = 'more-time';

export async function loader(args: LoaderFunctionArgs) {
  const { view } = await loadItemPage(args, officers, 'clock');
  const clockId = args.params.clock === moreTime ? null : idIn(args.params, 'clock');
  if (clockId && !view.item.clocks.some((clock) => clock.id === clockId)) throw notFound();
  if (clockId === null && isComplaint(view.item)) throw notFound();
  const children = clockId === null ? await listTimeChildren(view.item) : null;
  return { ...view, clockId, children };
}

export function action(args: ActionFunctionArgs) {
  if (args.params.clock === moreTime) {
    return answerMove(args, {
      roles: officers,
      schema: moreTimeSchema,
      done: moreTime,
      run: agreeMoreTime,
      fields: {
        'date-past': () => ({ field: 'agreedOn' }),
        'no-child': () => ({ field: 'children' }),
      },
    });
  }
  return answerMove(args, {
    roles: officers,
    schema: clockMoveSchema,
    done: 'clock',
    run: (staff, itemId, form, day) =>
      moveClock(staff, itemId, idIn(args.params, 'clock'), form, day),
    fields: {
      clock: ({ because }) => ({
        field: because === 'reason-missing' ? 'reason' : 'move',
        code: because,
      }),
    },
  });
}

export default function ItemClock() {
  const { kept, clockId, children, ...view } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>() ?? kept;
  if (clockId === null) return <MoreTimePage {...view} problems={problems} timeFor={children} />;
  return <ClockPage {...view} clockId={clockId} problems={problems} />;
}
