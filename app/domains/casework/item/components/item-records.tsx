import type { ReactNode } from 'react';
import { DataTable, Ltr, Tag, Timeline, UserText } from '~/components/layout';
import type { ContactView, MatterView } from '../item.view';
import type { ShownItem } from '../show-item.server';
import { fullName } from './child-card';
import { languageName, useWords } from './words';

/** A part of the item's page under its own heading, with the way to add to it. */
export function Section(props: {
  id: string;
  title: string;
  addTo?: string;
  add?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={props.id} className="mb-8">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line">
        <h2 id={props.id} className="my-1">
          {props.title}
        </h2>
        {props.addTo && <a href={props.addTo}>{props.add}</a>}
      </div>
      {props.children}
    </section>
  );
}

/** Every try at reaching the family, the latest first. */
export function ContactLog({ contacts }: { contacts: ContactView[] }) {
  const { t, date } = useWords();
  if (contacts.length === 0) return <p>{t('officer:contact.none')}</p>;
  return (
    <DataTable
      dense
      caption={t('officer:contact.title')}
      captionHidden
      rows={contacts}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'on',
          header: t('officer:contact.when'),
          cell: (row) => date(row.happenedOn),
          nowrap: true,
        },
        {
          key: 'how',
          header: t('officer:contact.how'),
          cell: (row) => t(`officer:contact.hows.${row.how}`),
        },
        { key: 'who', header: t('officer:contact.who'), cell: (row) => <bdi>{row.who}</bdi> },
        {
          key: 'outcome',
          header: t('officer:contact.outcome'),
          cell: (row) => (
            <>
              {t(`officer:contact.outcomes.${row.outcome}`)}
              {row.note && <UserText>{row.note}</UserText>}
            </>
          ),
        },
        {
          key: 'next',
          header: t('officer:contact.nextTry'),
          cell: (row) => (row.nextTryOn ? date(row.nextTryOn) : t('officer:contact.noNextTry')),
        },
        { key: 'by', header: t('officer:contact.by'), cell: (row) => row.by },
      ]}
    />
  );
}

/** The same, where there is little room. */
export function ContactTimeline({ contacts }: { contacts: ContactView[] }) {
  const { t, date } = useWords();
  if (contacts.length === 0) return <p>{t('officer:contact.none')}</p>;
  return (
    <Timeline
      items={contacts.map((contact) => ({
        title: (
          <>
            {t(`officer:contact.hows.${contact.how}`)} ·{' '}
            {t(`officer:contact.outcomes.${contact.outcome}`)}
          </>
        ),
        when: date(contact.happenedOn),
        who: contact.by,
        body: (
          <>
            <p className="mb-0">
              <bdi>{contact.who}</bdi>
            </p>
            {contact.note && <UserText>{contact.note}</UserText>}
          </>
        ),
      }))}
    />
  );
}

/** What colleagues noted, the latest first. */
export function Notes({ item }: { item: ShownItem }) {
  const { t, moment } = useWords();
  if (item.notes.length === 0) return <p>{t('officer:note.none')}</p>;
  return (
    <Timeline
      items={item.notes.map((note) => ({
        title: note.by ?? '',
        when: moment(note.at),
        body: <UserText>{note.text}</UserText>,
      }))}
    />
  );
}

function useChildName(item: ShownItem) {
  return (childId: string | null) => {
    const child = item.children.find((each) => each.id === childId);
    return child ? fullName(child) : null;
  };
}

/** What was decided, child by child, the latest first. */
export function Decisions({ item }: { item: ShownItem }) {
  const { t, word, moment, date } = useWords();
  const childName = useChildName(item);
  if (item.decisions.length === 0) return <p>{t('officer:decide.none')}</p>;
  return (
    <Timeline
      items={item.decisions.map((decision) => ({
        title: (
          <>
            {word('outcomes', decision.kind)}
            {childName(decision.childId) && (
              <>
                {' · '}
                <bdi>{childName(decision.childId)}</bdi>
              </>
            )}
          </>
        ),
        when: moment(decision.at),
        who: decision.by,
        body: (
          <>
            {decision.dueOn && <p>{t('officer:item.dueAgreed', { date: date(decision.dueOn) })}</p>}
            {decision.reason && <Reason reason={decision.reason} />}
          </>
        ),
      }))}
    />
  );
}

/** The reason on record; where it begins with a code (why it is not home education), that in words. */
function Reason({ reason }: { reason: string }) {
  const { t } = useWords();
  const [first = '', ...rest] = reason.split('\n');
  const why = t(`officer:decide.whys.${first}`, { defaultValue: '' });
  if (!why) return <UserText>{reason}</UserText>;
  return (
    <>
      <p className="mb-0">{why}</p>
      {rest.length > 0 && <UserText>{rest.join('\n')}</UserText>}
    </>
  );
}

/** What was asked of colleagues, and what they answered. */
export function Referrals({ item, opened }: { item: ShownItem; opened?: boolean }) {
  const { t, moment } = useWords();
  const childName = useChildName(item);
  if (item.referrals.length === 0) return <p>{t('officer:referral.none')}</p>;
  return (
    <ul role="list" className="space-y-4">
      {item.referrals.map((referral) => (
        <li key={referral.id} className="rounded-lg border border-line bg-surface px-4 py-3">
          <p className="mb-1 flex flex-wrap justify-between gap-2">
            <strong>
              {t(`officer:referral.kinds.${referral.kind}`)}
              {childName(referral.childId) && (
                <>
                  {' · '}
                  <bdi>{childName(referral.childId)}</bdi>
                </>
              )}
            </strong>
            <Tag tone={referral.answer ? 'good' : 'wait'}>
              {referral.answer
                ? t(`officer:referral.answers.${referral.answer}`)
                : t(`officer:referral.waits.${referral.toRole}`)}
            </Tag>
          </p>
          <p className="mb-1 text-sm text-soft">
            {t('officer:referral.askedBy', {
              name: referral.askedBy ?? '',
              when: moment(referral.askedAt),
            })}
          </p>
          <UserText>{referral.question}</UserText>
          {referral.answeredAt ? (
            <>
              <p className="mb-1 mt-2 text-sm text-soft">
                {t('officer:referral.answeredBy', {
                  name: referral.answeredBy ?? '',
                  when: moment(referral.answeredAt),
                })}
              </p>
              {referral.answerReason && <UserText>{referral.answerReason}</UserText>}
            </>
          ) : (
            !opened && (
              <a href={`/officer/item/${item.id}/referral/${referral.id}`}>
                {t('officer:referral.open')}
              </a>
            )
          )}
        </li>
      ))}
    </ul>
  );
}

/** Scans and photographs that belong to the item. */
export function Files({ item }: { item: ShownItem }) {
  const { t, moment } = useWords();
  if (item.files.length === 0) return null;
  return (
    <Section id="files" title={t('officer:item.files')}>
      <ul>
        {item.files.map((file) => (
          <li key={file.id}>
            <a href={`/officer/file/${file.id}`} download>
              <bdi>{file.name}</bdi>
            </a>{' '}
            <span className="text-soft">
              {t('officer:item.fileFacts', {
                size: Math.ceil(file.bytes / 1024),
                when: moment(file.at),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Earlier and other matters of the same child or family. */
export function Matters({ item }: { item: ShownItem }) {
  const { t, word, date } = useWords();
  if (item.matters.length === 0) return <p>{t('officer:item.noMatters')}</p>;
  const about = (matter: MatterView) => {
    if (matter.joinedToId === item.id) return t('officer:item.joinedHere');
    return t(matter.sameChild ? 'officer:item.sameChild' : 'officer:item.sameFamily');
  };
  return (
    <ul role="list" className="space-y-3">
      {item.matters.map((matter) => (
        <li key={matter.id}>
          <a href={`/officer/item/${matter.id}`}>
            {word('kinds', matter.kind)} <Ltr>{matter.reference}</Ltr>
          </a>
          <span className="block text-sm text-soft">
            {date(matter.receivedOn)} · {word('statuses', matter.status)} · {about(matter)} ·{' '}
            {languageName(matter.language)}
          </span>
        </li>
      ))}
    </ul>
  );
}
