import type { ReactNode } from 'react';
import { Ltr, SummaryList, UserText, type SummaryRow } from '~/components/layout';
import { useT, type Translate } from '~/platform/i18n';
import type { EnquiryBody } from '../enquiry.schema';

type Written = (value: string) => ReactNode;
type BodyOf<Form extends EnquiryBody['form']> = Extract<EnquiryBody, { form: Form }>;

/** All that was sent, as it was written (in the language `lang`); what was left out is not shown. */
export function EnquirySummary({ body, lang }: { body: EnquiryBody; lang: string }) {
  const t = useT();
  const written: Written = (value) => value && <UserText lang={lang}>{value}</UserText>;
  const rows = rowsOf(body, t, written, lang);
  return <SummaryList rows={rows.filter((row) => row.value !== '' && row.value !== false)} />;
}

function rowsOf(body: EnquiryBody, t: Translate, written: Written, lang: string): SummaryRow[] {
  switch (body.form) {
    case 'ask':
      return askRows(body, t, written);
    case 'pressure':
      return pressureRows(body, t, written);
    case 'page':
      return pageRows(body, t, written, lang);
  }
}

const code = (value: string) => value && <Ltr>{value}</Ltr>;

function askRows(body: BodyOf<'ask'>, t: Translate, written: Written): SummaryRow[] {
  return [
    { key: t('enquiry:ask.wish.label'), value: t(`enquiry:ask.wish.options.${body.wish}`) },
    { key: t('enquiry:ask.about.label'), value: written(body.about) },
    { key: t('enquiry:ask.school.label'), value: written(body.school) },
    { key: t('enquiry:ask.email.label'), value: code(body.email) },
    { key: t('enquiry:ask.phone.label'), value: code(body.phone) },
    { key: t('enquiry:ask.times.label'), value: written(body.times) },
    { key: t('enquiry:ask.name.label'), value: written(body.name) },
    { key: t('enquiry:ask.language.label'), value: written(body.language) },
    {
      key: t('enquiry:ask.interpreter.label'),
      value: body.interpreter && t('enquiry:ask.interpreter.yes'),
    },
  ];
}

function pressureRows(body: BodyOf<'pressure'>, t: Translate, written: Written): SummaryRow[] {
  return [
    { key: t('enquiry:pressure.what.label'), value: written(body.what) },
    { key: t('enquiry:pressure.who.label'), value: written(body.who) },
    { key: t('enquiry:pressure.school.label'), value: written(body.school) },
    {
      key: t('enquiry:pressure.schoolContact.label'),
      value: t(`enquiry:pressure.schoolContact.answers.${body.schoolContact ?? 'skipped'}`),
    },
    { key: t('enquiry:pressure.name.label'), value: written(body.name) },
    { key: t('enquiry:pressure.email.label'), value: code(body.email) },
  ];
}

function pageRows(
  body: BodyOf<'page'>,
  t: Translate,
  written: Written,
  lang: string,
): SummaryRow[] {
  return [
    {
      key: t('tools:ask.page'),
      value: (
        <a href={`/${lang}/guide/${body.about}`}>
          <Ltr>{body.about}</Ltr>
        </a>
      ),
    },
    { key: t('tools:ask.looking.label'), value: written(body.looking) },
    { key: t('enquiry:ask.name.label'), value: written(body.name) },
    { key: t('enquiry:ask.email.label'), value: code(body.email) },
    { key: t('enquiry:ask.phone.label'), value: code(body.phone) },
  ];
}
