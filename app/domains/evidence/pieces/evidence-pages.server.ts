import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse, type FormValues } from '~/platform/form/parse.server';
import { notFound, requireLanguage, requireParent } from '~/platform/permissions/guard.server';
import { isThere, linkForm, wordsForm } from '../sending';
import {
  addLink,
  addWords,
  listSendings,
  listToldChildren,
  saveEvidence,
  startEvidence,
} from '../sending/index.server';
import { labelPieces } from './label-pieces.server';
import { requireOwnDraft, type OwnDraft } from './own-draft.server';
import { EVIDENCE_DONE, labelsForm, noteForm, type EvidenceDone } from './piece-forms';
import { piecesShown, senderShown } from './pieces-shown.server';

/** What the first page of evidence shows: the set that is being made, if there is one. */
export async function loadEvidenceStart(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const parent = await requireParent(args);
  const [told, sendings] = await Promise.all([
    listToldChildren(parent.id),
    listSendings(parent.id),
  ]);
  const draft = sendings.find(({ kind, state }) => kind === 'evidence' && state === 'draft');
  return {
    hasChild: told.length > 0,
    open: draft
      ? {
          id: draft.id,
          pieces: draft.pieces.filter(isThere).length,
          until: draft.expiresAt?.slice(0, 10) ?? null,
        }
      : null,
  };
}

/** Begins a set of evidence, or goes on with the one that is not sent yet. */
export async function actOnEvidenceStart(args: ActionFunctionArgs) {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  const started = await startEvidence({ id: parent.id, language });
  if (!('id' in started)) throw notFound();
  return redirect(`/${language}/family/evidence/${started.id}`);
}

/** What the page of a set that is being made shows. */
export async function loadEvidence(args: LoaderFunctionArgs) {
  const { parent, sending } = await requireOwnDraft(args, 'evidence');
  const done = new URL(args.request.url).searchParams.get('done');
  const { files, limits, pieces } = await senderShown(parent, sending);
  return {
    id: sending.id,
    note: sending.answers.note,
    version: sending.version,
    until: sending.expiresAt?.slice(0, 10) ?? null,
    files,
    limits,
    pieces: pieces.filter(isThere),
    told: await listToldChildren(parent.id),
    submitKey: randomUUID(),
    done: EVIDENCE_DONE.find((code) => code === done) ?? null,
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

type Draft = OwnDraft<'evidence'>;
type Outcome =
  | EvidenceDone
  | { code: string; field?: string; max?: number }
  | { staleNote: string; version: number };

/** Adds a link or words, labels several pieces, or saves the note, as the form's `do` says. */
export async function actOnEvidence(args: ActionFunctionArgs) {
  const draft = await requireOwnDraft(args, 'evidence');
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${draft.parent.id}`, values);
  if (control) return control;
  const outcome = await change(draft, values);
  const here = `/${draft.language}/family/evidence/${draft.sending.id}`;
  if (typeof outcome === 'string') return redirect(`${here}?done=${outcome}`);
  if (outcome === null) return redirect(here);
  args.context.refused = true;
  if ('problems' in outcome) return refuse(outcome.problems);
  if (!('staleNote' in outcome)) {
    const { code, field, max } = outcome;
    return refusal(values, code, field, max === undefined ? undefined : { max });
  }
  const now = { ...values, version: String(outcome.version) };
  const errors = [{ field: 'form', code: 'stale' }];
  return data({ values: now, errors, noteThere: outcome.staleNote }, { status: 409 });
}

type Refused = Extract<ReturnType<typeof parse>, { ok: false }>;

function change(draft: Draft, values: FormValues): Promise<Outcome | Refused | null> {
  switch (values.do) {
    case 'link':
      return changeLink(draft, values);
    case 'words':
      return changeWords(draft, values);
    case 'labels':
      return changeLabels(draft, values);
    case 'note':
      return changeNote(draft, values);
    default:
      return Promise.resolve(null);
  }
}

const submitKey = z.uuid().catch(() => randomUUID());

async function changeLink({ parent, sending }: Draft, values: FormValues) {
  const parsed = parse(linkForm, values);
  if (!parsed.ok) return parsed;
  const { link: url, linkTitle: title } = parsed.data;
  const key = submitKey.parse(values.key);
  return after(await addLink(parent.id, sending.id, { key, url, title }), 'link');
}

async function changeWords({ parent, sending }: Draft, values: FormValues) {
  const parsed = parse(wordsForm, values);
  if (!parsed.ok) return parsed;
  const key = submitKey.parse(values.key);
  return after(await addWords(parent.id, sending.id, { key, ...parsed.data }), 'words');
}

function after(added: Awaited<ReturnType<typeof addLink>>, done: 'link' | 'words') {
  switch (added.kind) {
    case 'added':
      return done;
    case 'too-many':
      return { code: 'too-many', max: added.max };
    case 'not-open':
      return null;
  }
}

async function changeLabels({ parent, sending }: Draft, values: FormValues) {
  const parsed = parse(labelsForm(today().toString()), values);
  if (!parsed.ok) return parsed;
  const labelled = await labelPieces(parent.id, sending.id, parsed.data);
  if (labelled.kind === 'not-found') return { code: 'not-an-option', field: 'pieces' };
  return labelled.kind === 'saved' ? 'labels' : null;
}

async function changeNote({ parent, sending }: Draft, values: FormValues) {
  const parsed = parse(noteForm, values);
  if (!parsed.ok) return parsed;
  const { note, version } = parsed.data;
  const saved = await saveEvidence(parent.id, sending.id, { note }, version);
  if (saved.kind === 'stale') return { staleNote: saved.there.note, version: saved.version };
  return saved.kind === 'saved' ? 'note' : null;
}

/** What the page shows on which a set is looked through before it is sent. */
export async function loadEvidenceCheck(args: LoaderFunctionArgs) {
  const { parent, sending } = await requireOwnDraft(args, 'evidence');
  return {
    id: sending.id,
    note: sending.answers.note,
    version: sending.version,
    unfinished: sending.unfinished,
    pieces: await piecesShown(parent, sending),
    told: await listToldChildren(parent.id),
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}
