import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { Parent } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { readForm } from '~/platform/form/parse.server';
import type { Language } from '~/platform/i18n';
import {
  notFound,
  requireLanguage,
  requireParent,
  type RouteArgs,
} from '~/platform/permissions/guard.server';
import type { OwnSending } from '~/domains/evidence';
import {
  findLastTold,
  listSendings,
  startVoice,
  startYearly,
  type Started,
} from '~/domains/evidence/index.server';
import { findRequest, markOpened } from './request.store.server';
import type { AnswerStanding, AskedChild, ChildCard, OwnRequest } from './request.views';
import { sharingNow } from './sharing.server';

export type OnRequest = { language: Language; parent: Parent; request: OwnRequest };

/** The signed-in parent and the request to them that the address names; the plain 404 for anybody else's. */
export async function requireRequest(args: RouteArgs): Promise<OnRequest> {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  const request = await findRequest(parent.id, args.params.request ?? '');
  if (!request) throw notFound();
  return { language, parent, request };
}

/** Where the newest of these sendings stand, for the page of a request. */
export function standingOf(sendings: OwnSending[], issuedOn: string): AnswerStanding {
  const since = ({ receivedOn }: OwnSending) => (receivedOn ?? '') >= issuedOn;
  const sent = sendings.find((one) => one.state === 'sent' && since(one));
  return {
    draft: sendings.find((one) => one.state === 'draft')?.id ?? null,
    sent: sent ? { id: sent.id, sentAt: sent.sentAt, firstReadAt: sent.firstReadAt } : null,
  };
}

/** The page of a request: each child with what was said before and where the answer stands. */
export async function loadRequest(args: LoaderFunctionArgs) {
  const { parent, request } = await requireRequest(args);
  // Asking only for the head of a page is no look at it.
  if (args.request.method === 'GET') await markOpened(parent.id, request.id);
  const [sendings, sharing] = await Promise.all([listSendings(parent.id), sharingNow(parent.id)]);
  const { team, council, annualRequest } = profile();
  const children = await Promise.all(
    request.children.map((child) => cardOf(parent, request, child, sendings)),
  );
  return {
    request,
    children,
    sharing,
    isLate: request.answerBy < today().toString(),
    words: { council: council.name, phone: team.phone, email: team.email },
    laterWeeks: annualRequest.laterWeeks,
    done: new URL(args.request.url).searchParams.get('done') === 'sent',
  };
}

async function cardOf(
  parent: Parent,
  request: OwnRequest,
  child: AskedChild,
  sendings: OwnSending[],
): Promise<ChildCard> {
  const of = (kind: OwnSending['kind']) =>
    sendings.filter((one) => one.kind === kind && one.child?.childId === child.childId);
  return {
    ...child,
    answer: standingOf(of('yearly'), request.issuedOn),
    voice: standingOf(of('voice'), request.issuedOn),
    last: await findLastTold(parent.id, child.childId, request.itemId),
  };
}

/** Begins the answer about a child, or the child's own voice, or goes on with what was begun. */
export async function actOnRequest(args: ActionFunctionArgs) {
  const { parent, language, request } = await requireRequest(args);
  const { answer, voice } = await readForm(args.request);
  const id = z.uuid().safeParse(answer ?? voice);
  const child = request.children.find((one) => id.success && one.id === id.data);
  if (!child) throw notFound();
  const starter = { id: parent.id, language };
  const kind = answer ? 'yearly' : 'voice';
  const started: Started = answer
    ? await startYearly(starter, child.id, request.itemId)
    : await startVoice(starter, child.id);
  if (!('id' in started)) throw notFound();
  return redirect(`/${language}/family/${kind}/${started.id}`);
}
