import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { profile } from '~/platform/config/environment.server';
import { offerKeepers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { kindTitle } from '../session-words';
import { answerForms, formOf, refused, type Answer } from './answer-form.server';
import { changeKind, makeKind, type KindKept } from './keep-kind.server';
import { knownKindSchema, newKindSchema, ownKindSchema } from './kinds.schema';
import { findKind, listKinds, type Kind } from './kinds.store.server';
import { aroundPage, idIn } from './page-parts.server';
import { wordFields } from './plan.fields';
import { listPlaces } from './rooms.store.server';
import { listTeam } from './team.store.server';

/** The kinds of session that the council offers, or did. */
export async function loadKinds(args: LoaderFunctionArgs) {
  await requireStaff(args, offerKeepers);
  const kinds = await listKinds();
  return {
    kinds: kinds.map((kind) => ({ ...shownOf(kind), people: kind.people.length })),
  };
}

export type KindsView = Awaited<ReturnType<typeof loadKinds>>;

function shownOf({ id, code, words, shape, modes, minutes, capacity, active }: Kind) {
  const title = kindTitle({ code, words }, 'en').text;
  return { id, code, title, shape, modes, minutes, capacity, active };
}

const isNew = (args: Pick<LoaderFunctionArgs, 'params'>) => args.params.kind === 'new';

/** One kind, or an empty one. */
export async function loadKind(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, offerKeepers);
  const kind = isNew(args) ? null : await findKind(idIn(args.params, 'kind'));
  if (!kind && !isNew(args)) throw notFound();
  const people = kind?.people.map(({ staffId }) => staffId) ?? [];
  const rooms = kind?.rooms.map(({ roomId }) => roomId) ?? [];
  const [team, places, around] = await Promise.all([
    listTeam(people),
    listPlaces(rooms),
    aroundPage(args.request, staff),
  ]);
  return {
    kind: kind && { ...shownOf(kind), version: kind.version },
    saved: savedOf(kind, people, rooms),
    languages: profile().languages,
    team,
    places,
    submitKey: randomUUID(),
    ...around,
  };
}

export type KindView = Awaited<ReturnType<typeof loadKind>>;

function savedOf(kind: Kind | null, people: string[], rooms: string[]) {
  return {
    ...wordFields(kind?.words),
    shape: kind?.shape,
    modes: kind?.modes ?? [],
    minutes: String(kind?.minutes ?? 60),
    bufferBefore: String(kind?.bufferBefore ?? 0),
    bufferAfter: String(kind?.bufferAfter ?? 15),
    noticeHours: String(kind?.noticeHours ?? 24),
    changeHours: String(kind?.changeHours ?? 24),
    capacity: String(kind?.capacity ?? 20),
    signedIn: kind?.signedIn ? 'yes' : '',
    active: !kind || kind.active ? 'yes' : '',
    people,
    rooms,
  };
}

export async function answerKind(args: ActionFunctionArgs) {
  if (isNew(args)) {
    return answerForms(args, offerKeepers, {
      '': formOf(newKindSchema, async (staff, form) => answerOf(await makeKind(staff, form))),
    });
  }
  const id = idIn(args.params, 'kind');
  const kind = await findKind(id);
  return answerForms(args, offerKeepers, {
    '': formOf(kind?.code ? knownKindSchema : ownKindSchema, async (staff, form) =>
      answerOf(await changeKind(staff, id, form)),
    ),
  });
}

function answerOf(result: KindKept): Answer {
  switch (result.kind) {
    case 'kept':
      return { kind: 'to', path: `/admin/session-kinds/${result.kindId}?done=kept` };
    case 'stale':
      return refused('stale');
    case 'not-an-option':
      return refused('not-an-option', { field: result.field });
    case 'not-found':
    case 'not-allowed':
      return result;
  }
}
