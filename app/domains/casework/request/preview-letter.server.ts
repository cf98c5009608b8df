import type { LoaderFunctionArgs } from '@remix-run/node';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { translatorFor } from '~/platform/i18n';
import { languageCodes, type Language } from '~/platform/i18n/languages';
import { officers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { pdfAnswer } from '../letter/letter-files.server';
import { renderRoundLetter, wholeAddress } from '../round/index.server';
import { pathOf } from '../round/round-link';
import { letterToGo } from './exact-message.server';
import { findFirstRound } from './follow.store.server';
import { FOLLOW_UPS } from './request.codes';
import { answerDay } from './request.rules';

const asked = z.object({
  stage: z.enum(['first', ...FOLLOW_UPS]),
  language: z.enum(languageCodes as [Language, ...Language[]]),
  round: z.uuid().optional(),
});

/** A posted letter of the series as it would be printed today, to a reader called by an example name. */
export async function previewRequestLetter(args: LoaderFunctionArgs): Promise<Response> {
  await requireStaff(args, officers);
  const search = Object.fromEntries(new URL(args.request.url).searchParams);
  const wanted = asked.safeParse(search);
  if (!wanted.success) throw notFound();
  const { stage, language, round } = wanted.data;
  const first = round ? await findFirstRound(round) : null;
  if (stage !== 'first' && !first) throw notFound();
  const standing = first && Temporal.PlainDate.from(first.answerBy);
  const answerBy = answerDay(stage, today(), profile().annualRequest, standing).toString();
  const letter = await letterToGo(stage, today().toString(), answerBy);
  const t = translatorFor('en');
  const pdf = await renderRoundLetter({
    words: letter.words,
    to: {
      name: t('requests:example.reader'),
      addressLines: [t('requests:example.line1'), t('requests:example.line2')],
      language,
    },
    values: (of) => ({
      link: wholeAddress(pathOf('annual-request', { language: of, readerId: null, how: 'post' })),
      on: letter.on,
      answerBy,
      children: [t('requests:example.child1'), t('requests:example.child2')],
    }),
  });
  return pdfAnswer(`request-${stage}-${language}.pdf`, pdf);
}
