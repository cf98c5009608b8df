import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { officers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { idIn } from '../item/item-pages.server';
import { addProfessional, addRelative, endPerson } from './people.server';
import { answerRecord, formOf, idInQuery } from './record-answers.server';
import { endPersonSchema, professionalSchema, relativeSchema } from './record.schema';
import { openFamily, showFamily } from './show-family.server';

/** The picture of one family. */
export async function loadFamily(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const done = new URL(args.request.url).searchParams.get('done');
  return { ...(await showFamily(staff, idIn(args.params, 'family'))), done };
}

/** What the page on a family's people does. */
export type PeopleMode = 'relative' | 'professional' | 'end-relative' | 'end-professional';

function peopleMode(args: LoaderFunctionArgs | ActionFunctionArgs): PeopleMode {
  const { searchParams } = new URL(args.request.url);
  const named = ['professional', 'end-relative', 'end-professional'] as const;
  return named.find((name) => searchParams.has(name)) ?? 'relative';
}

/** The page that adds and ends relatives and professionals. */
export async function loadPeople(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const { id, name, children, relatives, professionals } = await openFamily(
    staff,
    idIn(args.params, 'family'),
    'people',
  );
  const mode = peopleMode(args);
  const ended = idInQuery(args, mode);
  const among = mode === 'end-relative' ? relatives : professionals;
  const ending = mode.startsWith('end-') ? (among.find((one) => one.id === ended) ?? null) : null;
  if (mode.startsWith('end-') && !ending) throw notFound();
  return {
    family: { id, name },
    children: children.map((child) => ({ id: child.id, name: child.name })),
    relatives,
    professionals,
    mode,
    ending: ending && { id: ending.id, name: ending.name },
    ...(await formOf(args, staff)),
  };
}

/** Changes who belongs to the family. */
export function answerPeople(args: ActionFunctionArgs) {
  const familyId = idIn(args.params, 'family');
  const to = `/officer/family/${familyId}?done=`;
  const mode = peopleMode(args);
  const ended = idInQuery(args, mode);
  switch (mode) {
    case 'relative':
      return answerRecord(args, {
        roles: officers,
        schema: relativeSchema,
        to: `${to}relative`,
        run: (staff, form) => addRelative(staff, familyId, form),
      });
    case 'professional':
      return answerRecord(args, {
        roles: officers,
        schema: professionalSchema,
        to: `${to}professional`,
        run: (staff, form) => addProfessional(staff, familyId, form),
      });
    case 'end-relative':
    case 'end-professional': {
      if (!ended) throw notFound();
      const kind = mode === 'end-relative' ? 'relative' : 'professional';
      return answerRecord(args, {
        roles: officers,
        schema: endPersonSchema,
        to: `${to}person-ended`,
        run: (staff) => endPerson(staff, familyId, { kind, id: ended }),
      });
    }
  }
}
