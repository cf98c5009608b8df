import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { FormInline, TextField } from '~/components/form';
import { EmptyState, Ltr, SummaryCard, UserText } from '~/components/layout';
import { environment } from '~/platform/config/environment.server';
import { formatMoment, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { machineAccess } from '~/platform/permissions/access';
import { notFound } from '~/platform/permissions/guard.server';
import { codeIn, readKeptMail } from './mailbox-folder.server';

export const handle = machineAccess;
export const meta = pageTitle('public:mailbox.title');

const mostShown = 40;

/** Emails that were kept because no mail server is set; there is no such page in production. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { production, smtpUrl, dataDir } = environment();
  if (production || smtpUrl) throw notFound();
  const to = new URL(request.url).searchParams.get('to')?.trim() ?? '';
  const mails = await readKeptMail(`${dataDir}/mail`, to, mostShown);
  return { to, mails: mails.map((mail) => ({ ...mail, code: codeIn(mail.text) })) };
}

export default function Mailbox() {
  const t = useT();
  const { to, mails } = useLoaderData<typeof loader>();
  return (
    <main id="main" className="mx-auto max-w-[48rem] px-4 py-8 sm:px-6">
      <h1>{t('public:mailbox.title')}</h1>
      <p>{t('public:mailbox.lead')}</p>
      <div className="mb-8">
        <FormInline
          id="filter"
          method="get"
          row
          saved={{ to }}
          submitLabel={t('public:mailbox.filter')}
          submitVariant="secondary"
        >
          <TextField name="to" type="email" label={t('public:mailbox.only')} />
        </FormInline>
      </div>
      {mails.length === 0 && (
        <EmptyState title={t('public:mailbox.empty')}>{t('public:mailbox.emptyText')}</EmptyState>
      )}
      {mails.map((mail) => (
        <Mail key={mail.id} {...mail} />
      ))}
    </main>
  );
}

type MailProps = ReturnType<typeof useLoaderData<typeof loader>>['mails'][number];

function Mail(mail: MailProps) {
  const t = useT();
  return (
    <SummaryCard title={<bdi>{mail.subject}</bdi>}>
      <p className="text-sm text-soft">
        {t('public:mailbox.to')} <Ltr>{mail.to}</Ltr> · {formatMoment('en', mail.at)}
      </p>
      {mail.code && (
        <p className="text-2xl font-bold tabular-nums select-all">
          <Ltr>{mail.code}</Ltr>
        </p>
      )}
      <UserText>{mail.text}</UserText>
      {mail.attachments.length > 0 && (
        <>
          <h3>{t('public:mailbox.attachments')}</h3>
          <ul>
            {mail.attachments.map((file) => (
              <li key={file.filename}>
                <a href={`data:${file.contentType};base64,${file.base64}`} download={file.filename}>
                  <bdi>{file.filename}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </SummaryCard>
  );
}
