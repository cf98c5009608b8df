import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { keptForm } from '~/platform/auth/stash.server';
import { profile } from '~/platform/config/environment.server';
import { today } from '~/platform/calendar';
import { roundMakers, roundStaff } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { languageName } from '../../item/components/words';
import { idIn } from '../../item/item-pages.server';
import { answerForms, formOf } from './answer-form.server';
import { changeWhom } from './change-round.server';
import { refuseRound, releasePrepared } from './decide-round.server';
import {
  askOf,
  countFamilies,
  findRound,
  listRounds,
  namesOfStaff,
  ROUNDS_PAGE,
  type PreparedRound,
} from './find-round.server';
import { mayHold, mayPrepare } from './prepare.access';
import {
  newRoundSchema,
  refuseSchema,
  releaseSchema,
  versionSchema,
  whomSchema,
} from './prepare.schema';
import { dropRound, proposeRound, takeBackRound } from './propose-round.server';
import { standingOf } from './round-words.rules';
import { startRound } from './start-round.server';
import { countMeant } from './whom.store.server';

/** The list of rounds that were prepared here, the newest first. */
export async function loadRounds(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, roundStaff);
  const before = z.uuid().safeParse(new URL(args.request.url).searchParams.get('before'));
  const rounds = await listRounds(before.data ?? null);
  return {
    rounds: rounds.slice(0, ROUNDS_PAGE),
    next: rounds.length > ROUNDS_PAGE ? rounds[ROUNDS_PAGE - 1]!.id : null,
    mayPrepare: mayPrepare(staff),
  };
}

/** The form that begins a round. */
export async function loadNewRound(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, roundMakers);
  return {
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

export function answerNewRound(args: ActionFunctionArgs) {
  return answerForms(args, roundMakers, {
    '': formOf({
      roles: roundMakers,
      schema: newRoundSchema,
      run: startRound,
      to: (result) => (result.kind === 'started' ? `/officer/rounds/${result.roundId}` : ''),
    }),
  });
}

/** The round in the address. */
export async function roundIn(args: LoaderFunctionArgs): Promise<PreparedRound> {
  const round = await findRound(idIn(args.params, 'round'));
  if (!round) throw notFound();
  return round;
}

/** How the words of a round stand in every language that the council offers. */
export function languagesOf(round: PreparedRound) {
  return profile().languages.map((language) => {
    const words = round.words.find((each) => each.language === language);
    const state = !words ? 'none' : standingOf(words);
    return { language, subject: words?.subject ?? '', state } as const;
  });
}

/** The page of one round: to whom it goes, its words, and the next move. */
export async function loadRound(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, roundStaff);
  const round = await roundIn(args);
  const { words: _words, madeById, proposedById, decidedById, ...shown } = round;
  const names = await namesOfStaff([madeById, proposedById, decidedById]);
  const isOpen = ['draft', 'refused', 'proposed'].includes(round.state);
  return {
    round: {
      ...shown,
      madeBy: names.get(madeById) ?? '',
      proposedBy: names.get(proposedById ?? '') ?? '',
      decidedBy: names.get(decidedById ?? '') ?? '',
    },
    languages: languagesOf(round),
    counts: isOpen ? await countMeant(round.id, askOf(round, today())) : null,
    released: isOpen ? [] : await countFamilies(round.id),
    may: {
      prepare: mayPrepare(staff),
      hold: mayHold(staff),
      decide: mayPrepare(staff) && proposedById !== staff.id,
    },
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

export type RoundView = Awaited<ReturnType<typeof loadRound>>;

/** The moves of a round: propose, take back, put away, let go, refuse. */
export function answerRound(args: ActionFunctionArgs) {
  const id = idIn(args.params, 'round');
  const page = (done: string) => ({
    roles: roundMakers,
    to: () => `/officer/rounds/${id}?done=${done}`,
    about: aboutOf,
  });
  return answerForms(args, roundStaff, {
    propose: formOf({
      ...page('proposed'),
      schema: versionSchema,
      run: (staff, form) => proposeRound(staff, id, form, today()),
    }),
    'take-back': formOf({
      ...page('taken-back'),
      schema: versionSchema,
      run: (staff, form) => takeBackRound(staff, id, form),
    }),
    drop: formOf({
      ...page('dropped'),
      schema: versionSchema,
      run: (staff, form) => dropRound(staff, id, form),
    }),
    release: formOf({
      ...page('released'),
      schema: releaseSchema,
      run: (staff, form) => releasePrepared(staff, id, form, today()),
    }),
    refuse: formOf({
      ...page('refused'),
      schema: refuseSchema,
      run: (staff, form) => refuseRound(staff, id, form),
    }),
  });
}

/** What the words of a refusal need. */
function aboutOf(result: { kind: string }) {
  const { languages, families } = result as {
    languages?: string[];
    families?: number;
  };
  return {
    values: {
      ...(languages && { languages: languages.map(languageName).join(', ') }),
      mark: '{{link}}',
      ...(families !== undefined && { count: families }),
    },
  };
}

/** To whom a round goes: its form. */
export async function loadWhom(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, roundMakers);
  const { id, kind, title, state, version, filter, answerBy } = await roundIn(args);
  return {
    round: { id, kind, title, state, version, filter, answerBy },
    languages: profile().languages,
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

export function answerWhom(args: ActionFunctionArgs) {
  const id = idIn(args.params, 'round');
  return answerForms(args, roundMakers, {
    '': formOf({
      roles: roundMakers,
      schema: whomSchema,
      run: (staff, form) => changeWhom(staff, id, form, today()),
      to: () => `/officer/rounds/${id}?done=whom`,
      about: ({ kind }) => (kind === 'date-in-past' ? { field: 'answerBy' } : {}),
    }),
  });
}
