import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { ticked } from '~/platform/form/fields';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal } from '~/platform/form/parse.server';
import type { SendingKind } from '../evidence.codes';
import { seenVersion } from '../sending';
import { sendSending } from '../sending/index.server';
import { requireOwnDraft } from './own-draft.server';

const sendForm = z.object({ version: seenVersion, leave: ticked });

/** Sends what was looked through, once, and leads to its receipt. */
export async function actOnCheck(args: ActionFunctionArgs, kind: SendingKind) {
  const { parent, language, sending } = await requireOwnDraft(args, kind);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${parent.id}`, values);
  if (control) return control;
  const parsed = parse(sendForm, values);
  const seen = parsed.ok
    ? { version: parsed.data.version, leaveUnfinished: parsed.data.leave }
    : { version: -1 };
  const sent = await sendSending(parent, sending.id, seen);
  if (sent.kind === 'sent') return redirect(`/${language}/family/sent/${sending.id}?done=sent`);
  if (sent.kind === 'not-open') return redirect(`/${language}/family/sent/${sending.id}`);
  args.context.refused = true;
  const shown = { ...values, version: String(sending.version) };
  return refusal(shown, sent.kind, sent.kind === 'unfinished' ? 'leave' : 'form');
}
