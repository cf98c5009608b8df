import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { browserOf } from '~/domains/sign-in/index.server';
import { readUpload, wholeFile, type SentFile } from '~/domains/import/index.server';
import { hitLimit, type Limit } from '~/platform/auth/rate-limit.server';
import { keptForm } from '~/platform/auth/stash.server';
import { removeStoredFile } from '~/platform/files/file-store.server';
import { openPageControls } from '~/platform/form/page-controls.server';
import { parse, refusal, refuse, type FormValues } from '~/platform/form/parse.server';
import { requireLanguage } from '~/platform/permissions/guard.server';
import { keepScan, MOST_SCAN_BYTES } from '../enter/keep-scan.server';
import { answerSchema } from './escalation.schema';
import type { OpenQuestion } from './escalation.view';
import { openQuestion, stateOfLink } from './open-question.server';
import { takeAnswer } from './take-answer.server';

/** A service answers many questions from one network; a guesser has 2^256 to try. */
const looks: Limit = { name: 'answer-look', most: 120, minutes: 10 };
const sends: Limit = { name: 'answer-send', most: 30, minutes: 10 };

/** Stands in place of a token once the answer was sent, so that the address on the screen opens nothing. */
const SENT = 'sent';

export type AnswerPageView =
  | {
      page: 'question';
      question: OpenQuestion;
      submitKey: string;
      kept?: { values: FormValues; errors: [] };
    }
  | { page: 'sent' }
  | { page: 'gone' };

const unkept = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex, nofollow' };

/** The same calm page for whatever does not open a question: nothing tells why. */
function gone() {
  return data<AnswerPageView>({ page: 'gone' }, { status: 404, headers: unkept });
}

/** What the page behind a one-time link shows. It is in English alone. */
export async function loadAnswer(args: LoaderFunctionArgs) {
  const language = requireLanguage(args);
  const token = args.params.token ?? '';
  const url = new URL(args.request.url);
  if (language !== 'en') throw redirect(`/en/answer/${encodeURIComponent(token)}${url.search}`);
  if (token === SENT) return data<AnswerPageView>({ page: 'sent' }, { headers: unkept });
  if ((await hitLimit(looks, args.context.network)) !== null) return gone();
  const question = await openQuestion(token);
  if (!question) return gone();
  const kept = await keptForm(args.request, browserOf(args.request).ownerKey);
  const view: AnswerPageView = { page: 'question', question, submitKey: randomUUID(), kept };
  return data(view, { headers: unkept });
}

/** Takes the answer that a link brings, with its file. */
export async function answerAnswer(args: ActionFunctionArgs) {
  requireLanguage(args);
  const token = args.params.token ?? '';
  const minutes = await hitLimit(sends, args.context.network);
  const state = minutes === null ? await stateOfLink(token) : 'none';
  if (state === 'none') return again(args, token);
  const takeFile = (sent: SentFile): Promise<TakenFile | null> =>
    state === 'works' ? keepScan(sent) : letGo(sent);
  const upload = await readUpload(
    args.request,
    { fileBytes: MOST_SCAN_BYTES, fields: 20 },
    takeFile,
  );
  if (upload.kind === 'no-upload') throw new Response(null, { status: 400 });
  if (upload.kind === 'file-too-big') {
    args.context.refused = true;
    return refusal(upload.values, 'file-too-big', 'file', { max: MOST_SCAN_BYTES / 1024 ** 2 });
  }
  const { values, file } = upload;
  const scan = file?.kind === 'kept' ? file : null;
  try {
    const answer = await answerOf(args, token, values, file);
    if (scan && !answer.took) await removeStoredFile(scan.storeKey);
    return answer.response;
  } catch (error) {
    if (scan) await removeStoredFile(scan.storeKey);
    throw error;
  }
}

type TakenFile = Awaited<ReturnType<typeof keepScan>>;

async function answerOf(
  args: ActionFunctionArgs,
  token: string,
  values: FormValues,
  file: TakenFile | null,
) {
  const browser = browserOf(args.request);
  const here = values._language ? { ...values, _language: 'en' } : values;
  const control = await openPageControls(args, browser, here);
  if (control) return { response: control, took: false };
  const parsed = parse(answerSchema, values);
  args.context.refused = true;
  if (!parsed.ok) return { response: refuse(parsed.problems), took: false };
  if (file && file.kind !== 'kept')
    return { response: refusal(values, file.kind, 'file'), took: false };
  args.context.refused = false;
  const { kind } = await takeAnswer(token, parsed.data, file);
  const to = kind === 'gone' ? token : SENT;
  return {
    response: redirect(`/en/answer/${encodeURIComponent(to)}`, 303),
    took: kind === 'taken',
  };
}

/** Back to the page itself, which says calmly that there is nothing to answer. */
async function again(args: ActionFunctionArgs, token: string) {
  await args.request.body?.cancel();
  return redirect(`/en/answer/${encodeURIComponent(token)}`, 303);
}

/** The file of a form that came a second time is not kept. */
async function letGo(file: SentFile): Promise<null> {
  await wholeFile(file);
  return null;
}
