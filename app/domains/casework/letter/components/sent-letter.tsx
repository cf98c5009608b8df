import { DataTable, Ltr, Notice } from '~/components/layout';
import { formatMoment, formatShortDate, useLanguage, useT } from '~/platform/i18n';
import type { LetterPageProps } from './letter-page';
import { LetterText } from './letter-text';

/** A letter as it was sent, and the proof of what went to whom and when; or one that was put away. */
export function SentLetter({ letter, copies }: LetterPageProps) {
  const t = useT();
  const language = useLanguage();
  const sent = letter.state === 'sent' && letter.sentAt !== null;
  return (
    <>
      {sent ? (
        <p>
          {t('letters:sent.by', {
            name: letter.sentBy,
            when: formatMoment(language, letter.sentAt!),
          })}
        </p>
      ) : (
        <Notice>{t('letters:sent.discarded')}</Notice>
      )}
      {copies.length > 0 && (
        <DataTable
          caption={t('letters:sent.copies')}
          rows={copies}
          rowKey={(copy) => copy.id}
          columns={[
            { key: 'name', header: t('letters:sent.to'), cell: (copy) => <bdi>{copy.name}</bdi> },
            {
              key: 'how',
              header: t('letters:sent.how'),
              cell: (copy) => t(`letters:ways.${copy.how}`),
            },
            {
              key: 'left',
              header: t('letters:sent.left'),
              cell: (copy) =>
                copy.leftOn ? formatShortDate(language, copy.leftOn) : t('letters:sent.waits'),
            },
            {
              key: 'read',
              header: t('letters:sent.read'),
              cell: (copy) =>
                copy.readAt
                  ? formatMoment(language, copy.readAt)
                  : t(copy.hasAccount ? 'letters:sent.unread' : 'letters:sent.noAccount'),
            },
            {
              key: 'pdf',
              header: t('letters:sent.asSent'),
              cell: (copy) => (
                <>
                  <a href={`/officer/letter-copy/${copy.id}.pdf`}>
                    {t('letters:sent.pdf', { name: copy.name })}
                  </a>
                  <span className="block text-sm text-soft">
                    <Ltr>{`SHA-256 ${copy.sha256 ?? ''}`}</Ltr>
                  </span>
                </>
              ),
            },
          ]}
        />
      )}
      <div
        className={
          letter.otherText ? 'mt-8 grid items-start gap-6 lg:grid-cols-2' : 'mt-8 max-w-[42rem]'
        }
      >
        <LetterText subject={letter.subject} blocks={letter.blocks} language="en" />
        {letter.otherText && letter.otherLanguage && (
          <LetterText
            subject={letter.otherSubject || letter.subject}
            blocks={letter.otherBlocks}
            language={letter.otherLanguage}
          />
        )}
      </div>
    </>
  );
}
