import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { hitLimit, type Limit } from '~/platform/auth/rate-limit.server';
import { safeReturnTo } from '~/platform/auth/return-to';
import { translatorFor } from '~/platform/i18n';
import { notFound, requireLanguage, requireParent } from '~/platform/permissions/guard.server';
import { refusalText } from '../refusal-words';
import { councilLimits } from './file-limits.server';
import { listFiles } from './file-lines.server';
import { isOwnSending } from './open-sending.server';
import { receiveForm } from './receive-form.server';
import { removeFile } from './remove-file.server';

/** Everything that is posted to a sending's files; a network is shared by many families. */
const limits = {
  account: { name: 'files-form', most: 300, minutes: 60 },
  network: { name: 'files-form-network', most: 6000, minutes: 60 },
} satisfies Record<string, Limit>;

/** What became of a plain post, as the address of the page it leads back to says it in `files`. */
export type FilesOutcome = 'none' | 'not-open' | 'store-away' | 'too-often' | 'removed' | 'done';

/** The files of an own sending with the words of their states and refusals, as JSON for the script. */
export async function listFilesAsJson(args: LoaderFunctionArgs): Promise<Response> {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  const sendingId = await ownSendingIn(args, parent.id);
  const t = translatorFor(language);
  const lines = await listFiles({ ...parent, language }, { sendingId });
  const files = lines.map((line) => ({
    ...line,
    stateWords: t(`files:state.${line.state}`),
    refusalWords: line.refusal && refusalText(t, line.refusal, line.name, councilLimits()),
  }));
  return Response.json({ files }, { headers: { 'Cache-Control': 'private, no-store' } });
}

/**
 * The plain form that sends files, or removes one (`remove`). Leads back to the page in its field `back`,
 * whose address then says what became of it: `files` is a `FilesOutcome`, `received` and `refused` count.
 */
export async function answerFileForm(args: ActionFunctionArgs): Promise<Response> {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  const sendingId = await ownSendingIn(args, parent.id);
  const { request, context } = args;
  const home = `/${language}/family/files`;
  const tooOften =
    (await hitLimit(limits.network, context.network)) ??
    (await hitLimit(limits.account, parent.id));
  if (tooOften !== null) return leadBack(home, null, { files: 'too-often' });
  // Exactly the bodies that the server bounds.
  if (/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('Content-Type') ?? '')) {
    const form = new URLSearchParams(await request.text());
    const removed = await removeFile(parent.id, form.get('remove') ?? '');
    return leadBack(home, form.get('back'), { files: removed });
  }
  const received = await receiveForm(request, parent.id, sendingId);
  if (received.kind !== 'received') {
    return leadBack(home, null, { files: received.kind === 'not-open' ? 'not-open' : 'none' });
  }
  const { files, values, away } = received;
  const refused = files.filter((file) => file.refusal !== null).length;
  const outcome = away ? 'store-away' : files.length > 0 ? 'done' : 'none';
  return leadBack(home, values.back ?? null, {
    files: outcome,
    received: files.length - refused,
    refused,
  });
}

async function ownSendingIn({ params }: LoaderFunctionArgs, accountId: string): Promise<string> {
  const parsed = z.uuid().safeParse(params.sending);
  if (!parsed.success || !(await isOwnSending(accountId, parsed.data))) throw notFound();
  return parsed.data;
}

type Outcome = { files: FilesOutcome; received?: number; refused?: number };

/** Only to a page of the families' own. */
function leadBack(home: string, back: string | null, outcome: Outcome): Response {
  const safe = safeReturnTo(back, home);
  const url = new URL(/^\/[a-z]{2}\/family\//.test(safe) ? safe : home, 'https://portal.invalid');
  for (const name of ['files', 'received', 'refused'] as const) {
    const value = outcome[name];
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, String(value));
  }
  return redirect(`${url.pathname}${url.search}#files`, 303);
}
