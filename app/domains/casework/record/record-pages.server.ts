import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { today } from '~/platform/calendar';
import { caseStaff, hasRole, officers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { openCaseChild } from '../case/find-case-child.server';
import { idIn } from '../item/item-pages.server';
import { addEpisode, addTelling, endEpisode } from './education.server';
import { addEhcPlan, addEhcReview, endEhcPlan, setEhcReviewDay } from './ehc.server';
import { answerRecord, formOf, idInQuery } from './record-answers.server';
import {
  ehcDateSchema,
  ehcEndSchema,
  ehcPlanSchema,
  ehcReviewSchema,
  endEpisodeSchema,
  episodeSchema,
  sightingSchema,
  tellingSchema,
  voidSchema,
} from './record.schema';
import { readEhc, readEducation, readSightings } from './record.store.server';
import { showRecord } from './show-record.server';
import { addSighting, voidSighting } from './sightings.server';

/** The record of one child. */
export async function loadChildRecord(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const done = new URL(args.request.url).searchParams.get('done');
  return { ...(await showRecord(staff, idIn(args.params, 'child'))), done };
}

/** The page that records a sighting; with `void` in its address, the one that takes one back. */
export async function loadSeen(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const child = await openCaseChild(staff, idIn(args.params, 'child'), 'seen');
  const sightings = await readSightings(child.id);
  const wanted = idInQuery(args, 'void');
  const voiding = wanted ? sightings.find(({ id, voidedAt }) => id === wanted && !voidedAt) : null;
  if (voiding === undefined) throw notFound();
  return { child, sightings, voiding, today: today().toString(), ...(await formOf(args, staff)) };
}

/** Records a sighting, or takes one back. */
export function answerSeen(args: ActionFunctionArgs) {
  const childId = idIn(args.params, 'child');
  const voided = idInQuery(args, 'void');
  if (voided) {
    return answerRecord(args, {
      roles: officers,
      schema: voidSchema,
      to: `/officer/child/${childId}/seen?done=voided`,
      run: (staff, form) => voidSighting(staff, childId, voided, form),
    });
  }
  return answerRecord(args, {
    roles: officers,
    schema: sightingSchema,
    to: `/officer/child/${childId}?done=seen`,
    run: (staff, form, day) => addSighting(staff, childId, form, day),
    fields: { 'not-in-person': 'occasion' },
  });
}

/** What the page on education does: adds a stretch, ends one, or keeps what the family says. */
export type EducationMode = 'add' | 'end' | 'why';

function educationMode(args: LoaderFunctionArgs | ActionFunctionArgs): EducationMode {
  const { searchParams } = new URL(args.request.url);
  if (searchParams.has('end')) return 'end';
  return searchParams.has('why') ? 'why' : 'add';
}

/** The page on where the child learns and learnt, and why the family chose this. */
export async function loadEducation(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const child = await openCaseChild(staff, idIn(args.params, 'child'), 'education');
  const { episodes, tellings } = await readEducation(child.id);
  const mode = educationMode(args);
  const ended = idInQuery(args, 'end');
  const ending = episodes.find(({ id, endedOn }) => id === ended && !endedOn) ?? null;
  if (mode === 'end' && !ending) throw notFound();
  return { child, episodes, tellings, mode, ending, ...(await formOf(args, staff)) };
}

/** Changes the education history. */
export function answerEducation(args: ActionFunctionArgs) {
  const childId = idIn(args.params, 'child');
  const to = `/officer/child/${childId}`;
  const ended = idInQuery(args, 'end');
  switch (educationMode(args)) {
    case 'end':
      if (!ended) throw notFound();
      return answerRecord(args, {
        roles: officers,
        schema: endEpisodeSchema,
        to: `${to}?done=episode-ended`,
        run: (staff, form, day) => endEpisode(staff, childId, ended, form, day),
      });
    case 'why':
      return answerRecord(args, {
        roles: officers,
        schema: tellingSchema,
        to: `${to}?done=told`,
        run: (staff, form, day) => addTelling(staff, childId, form, day),
      });
    case 'add':
      return answerRecord(args, {
        roles: officers,
        schema: episodeSchema,
        to: `${to}?done=episode`,
        run: (staff, form, day) => addEpisode(staff, childId, form, day),
      });
  }
}

/** What the page on EHC plans does. */
export type EhcMode = 'plan' | 'review' | 'day' | 'end';

function ehcMode(args: LoaderFunctionArgs | ActionFunctionArgs): EhcMode {
  const { searchParams } = new URL(args.request.url);
  return (['review', 'day', 'end'] as const).find((name) => searchParams.has(name)) ?? 'plan';
}

/** The page on the child's EHC plan, for SEND officers too where they may see the child. */
export async function loadEhc(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, caseStaff);
  const child = await openCaseChild(staff, idIn(args.params, 'child'), 'ehc');
  const { plans, carrier } = await readEhc(child.id);
  const mode = ehcMode(args);
  const inForce = plans.find(({ endedOn }) => !endedOn) ?? null;
  if (mode !== 'plan' && inForce?.id !== idInQuery(args, mode)) throw notFound();
  const mayOpenRecord = hasRole(staff, officers);
  const form = await formOf(args, staff);
  return {
    child,
    plans,
    inForce,
    carrier,
    mode,
    mayOpenRecord,
    today: today().toString(),
    ...form,
  };
}

/** Changes the child's EHC plan. */
export function answerEhc(args: ActionFunctionArgs) {
  const childId = idIn(args.params, 'child');
  const to = `/officer/child/${childId}/ehc`;
  const mode = ehcMode(args);
  const planId = mode === 'plan' ? '' : idInQuery(args, mode);
  if (planId === null) throw notFound();
  switch (mode) {
    case 'plan':
      return answerRecord(args, {
        roles: caseStaff,
        schema: ehcPlanSchema,
        to: `${to}?done=plan`,
        run: (staff, form, day) => addEhcPlan(staff, childId, form, day),
      });
    case 'review':
      return answerRecord(args, {
        roles: caseStaff,
        schema: ehcReviewSchema,
        to: `${to}?done=review`,
        run: (staff, form, day) => addEhcReview(staff, childId, planId, form, day),
      });
    case 'day':
      return answerRecord(args, {
        roles: caseStaff,
        schema: ehcDateSchema,
        to: `${to}?done=day`,
        run: (staff, form, day) => setEhcReviewDay(staff, childId, planId, form, day),
      });
    case 'end':
      return answerRecord(args, {
        roles: caseStaff,
        schema: ehcEndSchema,
        to: `${to}?done=ended`,
        run: (staff, form, day) => endEhcPlan(staff, childId, planId, form, day),
      });
  }
}
