import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import type { Temporal } from 'temporal-polyfill';
import type { FormProblems } from '~/components/form/form-state';
import { complaintSchemas, openComplaint, type Complaint } from '~/domains/complaint/index.server';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import { COMPLAINT_KINDS, OTHER_LANGUAGE, type ComplaintKind } from '~/domains/intake';
import type { Staff } from '~/platform/auth/session.server';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refuse, type FormValues } from '~/platform/form/parse.server';
import { officers } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';
import { parseReference } from '~/platform/reference';
import { mayWorkItems } from '../item/item.access';
import { howItCameSchema, type HowItCame } from './enter.schema';

const path = '/officer/enter/complaint';

export type EnteredComplaint = { complaint: Complaint; came: HowItCame };

/** Checks what was written down: the questions of the public form, and how and when it came. */
export function parseEnteredComplaint(
  kind: ComplaintKind,
  values: FormValues,
  today: Temporal.PlainDate,
): { ok: true; data: EnteredComplaint } | { ok: false; problems: FormProblems } {
  const came = parse(howItCameSchema(today), values);
  const told = parse(complaintSchemas[kind], values);
  if (came.ok && told.ok) {
    const complaint = { form: kind, ...told.data } as Complaint;
    return { ok: true, data: { complaint, came: came.data } };
  }
  const errors = [came, told].flatMap((one) => (one.ok ? [] : one.problems.errors));
  return { ok: false, problems: { values, errors } };
}

/**
 * Writes down for somebody what they said on the phone, in a letter, in an email or in person. The
 * clocks count from the day the council received it. Where it may be about one of the staff, whoever
 * wrote it down does not see it afterwards, unless they are a senior.
 */
export async function enterComplaint(
  staff: Staff,
  { complaint, came }: EnteredComplaint,
): Promise<{ kind: 'entered'; reference: string } | { kind: 'not-allowed' }> {
  if (!mayWorkItems(staff)) return { kind: 'not-allowed' };
  await loadSchoolCalendar();
  const { language, source, receivedOn, tell } = came;
  const { reference } = await openComplaint(complaint, {
    actor: { kind: 'staff', id: staff.id },
    language: language === 'other' ? OTHER_LANGUAGE : language,
    source,
    receivedOn,
    tell,
  });
  return { kind: 'entered', reference };
}

/** Which of the four the address names; none yet where it names none. */
function kindIn(request: Request): ComplaintKind | null {
  const wanted = new URL(request.url).searchParams.get('form');
  return COMPLAINT_KINDS.find((kind) => kind === wanted) ?? null;
}

/** The four to choose from, or the questions of one of them; after sending, the reference. */
export async function loadEnterComplaint(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const kept = await keptForm(args.request, `staff:${staff.id}`);
  const done = new URL(args.request.url).searchParams.get('done') ?? '';
  const parsed = parseReference(done, profile().referencePrefix);
  return {
    kind: kindIn(args.request),
    entered: parsed.kind === 'ok' ? parsed.reference : null,
    kept,
    submitKey: crypto.randomUUID(),
  };
}

/** Puts what was written down into the queue. */
export async function answerEnterComplaint(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const kind = kindIn(args.request);
  if (!kind) throw new Response(null, { status: 400, statusText: 'Bad Request' });
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  const parsed = parseEnteredComplaint(kind, values, today());
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const result = await enterComplaint(staff, parsed.data);
  if (result.kind === 'not-allowed') throw new Response(null, { status: 403 });
  return redirect(`${path}?done=${result.reference}`, 303);
}
