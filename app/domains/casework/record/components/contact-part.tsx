import { DataTable, Details, Ltr, Notice, Tag, type Tone } from '~/components/layout';
import {
  isMissed,
  kindOf,
  MISSED_KINDS,
  patternOf,
  type ContactMark,
  type MarkKind,
  type PatternPerson,
} from '../contact-pattern.rules';
import { isAbout } from '../household.rules';
import { ContactBand, Legend, Mark } from './contact-band';
import type { Picture } from './family-page';
import { Nothing } from './part';
import { useRecordWords } from './words';

/** Contact with all of the family on all occasions as one pattern, drawn and as a table (domain, 6.6). */
export function ContactPart(picture: Picture) {
  const { t } = useRecordWords();
  const { contacts, today } = picture;
  const bands = patternOf(usePeople(picture), contacts, today);
  return (
    <section aria-labelledby="contact" className="mb-6">
      <h2 id="contact">{t('record:contact.title')}</h2>
      {contacts.length === 0 ? (
        <Nothing>{t('record:contact.none')}</Nothing>
      ) : (
        <>
          <MissedFacts {...picture} />
          {bands[0]?.to !== today.slice(0, 7) && <p>{t('record:contact.noneLately')}</p>}
          {bands.length > 0 && <Legend />}
          {bands.map((band) => (
            <ContactBand key={band.from} band={band} />
          ))}
          <ContactTable {...picture} />
        </>
      )}
    </section>
  );
}

/** Everybody who has a row: children, parents and carers, helpers, and contact with nobody named. */
function usePeople({ family, parents, helpers, contacts }: Picture): PatternPerson[] {
  const { t, word } = useRecordWords();
  const adults = [...parents, ...helpers];
  const named = (mark: ContactMark) => adults.some((adult) => isAbout(mark, adult, adults));
  const people: PatternPerson[] = [
    ...family.children.map(({ id, name }): PatternPerson => ({
      id,
      name,
      kind: 'child',
      has: (mark) => mark.childIds.includes(id),
    })),
    ...adults.map((adult): PatternPerson => ({
      id: adult.id,
      name: [
        adult.name || t('officer:item.nameless'),
        adult.relation && `(${word('relations', adult.relation).toLowerCase()})`,
      ]
        .filter(Boolean)
        .join(' '),
      kind: 'adult',
      has: (mark) => isAbout(mark, adult, adults),
    })),
  ];
  const loose = (mark: ContactMark) => !named(mark) && mark.childIds.length === 0;
  if (!contacts.some(loose)) return people;
  return [
    ...people,
    { id: 'unnamed', name: t('record:contact.unnamed'), kind: 'unnamed', has: loose },
  ];
}

/** How much contact was missed and whom it was about, across all of them. */
function MissedFacts({ contacts, family }: Picture) {
  const { t } = useRecordWords();
  const missed = contacts.filter(isMissed);
  if (missed.length === 0) return <p>{t('record:contact.nothingMissed')}</p>;
  const children = family.children.filter(({ id }) =>
    missed.some(({ childIds }) => childIds.includes(id)),
  );
  const count = (kind: MarkKind) => missed.filter((mark) => kindOf(mark) === kind).length;
  return (
    <Notice>
      <p className="mb-1">
        {MISSED_KINDS.filter((kind) => count(kind) > 0)
          .map((kind) => t(`record:contact.counted.${kind}`, { count: count(kind) }))
          .join(' ')}{' '}
        {t('record:contact.across', { count: children.length })}
      </p>
      <p className="mb-0 text-sm">{t('record:contact.fact')}</p>
    </Notice>
  );
}

const tones: Partial<Record<MarkKind, Tone>> = {
  reached: 'good',
  missed: 'wait',
  'meeting-missed': 'wait',
  expected: 'wait',
};

/** The same contacts as a table, the latest first. */
function ContactTable({ contacts, family, parents, helpers }: Picture) {
  const { t, date } = useRecordWords();
  const name = new Map(family.children.map((child) => [child.id, child.name]));
  const adults = [...parents, ...helpers];
  const withWhom = (mark: ContactMark) =>
    mark.who ||
    adults
      .filter(({ id }) => mark.adultIds.includes(id))
      .map((adult) => adult.name)
      .join(', ');
  return (
    <Details summary={t('record:contact.table', { count: contacts.length })}>
      <DataTable
        dense
        caption={t('record:contact.title')}
        captionHidden
        rows={contacts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'on',
            header: t('record:contact.columns.on'),
            rowHeader: true,
            nowrap: true,
            cell: ({ on }) => date(on),
          },
          {
            key: 'what',
            header: t('record:contact.columns.what'),
            cell: (mark) => (
              <Tag tone={tones[kindOf(mark)]}>
                <Mark kind={kindOf(mark)} /> {t(`record:contact.outcomes.${mark.outcome}`)}
              </Tag>
            ),
          },
          {
            key: 'how',
            header: t('record:contact.columns.how'),
            cell: ({ source, how }) => t(`record:contact.hows.${source}.${how}`),
          },
          {
            key: 'who',
            header: t('record:contact.columns.who'),
            cell: (mark) => <bdi>{withWhom(mark)}</bdi>,
          },
          {
            key: 'about',
            header: t('record:contact.columns.about'),
            cell: ({ childIds }) =>
              childIds.length === 0 ? (
                t('record:people.professional.whole')
              ) : (
                <bdi>{childIds.map((id) => name.get(id) ?? '').join(', ')}</bdi>
              ),
          },
          {
            key: 'matter',
            header: t('record:contact.columns.matter'),
            cell: ({ itemId, reference }) => (
              <a href={`/officer/item/${itemId}`}>
                <Ltr>{reference}</Ltr>
              </a>
            ),
          },
        ]}
      />
    </Details>
  );
}
