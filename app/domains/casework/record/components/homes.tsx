import type { ReactNode } from 'react';
import { Temporal } from 'temporal-polyfill';
import { Tag } from '~/components/layout';
import type { FamilyChild, RelativeView } from '../family.view';
import type { Household } from '../household.rules';
import type { Picture } from './family-page';
import { SeenTag } from './seen-heard';
import { useRecordWords } from './words';

/** The family drawn: a card for each home, the grown-ups above, the children hanging from them. */
export function Homes(picture: Picture) {
  const { t } = useRecordWords();
  const { homes, helpers } = picture;
  return (
    <div className="mb-6 grid items-start gap-4 lg:grid-cols-2">
      {homes.map((home) => (
        <Home key={home.number} home={home} picture={picture} />
      ))}
      {helpers.length > 0 && (
        <section className="rounded-xl border-2 border-dashed border-line p-4">
          <h3 className="mt-0 mb-2 text-base">{t('record:family.helpers')}</h3>
          <ul role="list" className="mb-0 flex flex-wrap gap-3 ps-0">
            {helpers.map(({ id, name, relation }) => (
              <li key={id} className="min-w-0">
                <Person name={name} is={relation ?? t('officer:item.roles.helper')} dashed>
                  <HeardTag picture={picture} id={id} helper />
                </Person>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Home({ home, picture }: { home: Household; picture: Picture }) {
  const { t, word } = useRecordWords();
  const { adults, children, relatives, alsoHere } = home;
  const grown = relatives.filter(({ kind }) => kind === 'other-adult');
  const young = relatives.filter(({ kind }) => kind !== 'other-adult');
  return (
    <section className="rounded-xl border-2 border-line bg-surface p-4">
      <h3 className="my-0 text-base">
        {home.unknown
          ? t('record:family.homeUnknown')
          : t('record:family.home', { number: home.number })}
      </h3>
      <p className="mb-3 text-sm text-soft">
        {home.secret ? (
          <Tag tone="alert">{t('officer:item.addressSecret')}</Tag>
        ) : (
          <bdi>{home.address.join(', ')}</bdi>
        )}
      </p>
      <ul role="list" className="mb-0 flex flex-wrap gap-3 ps-0">
        {adults.map(({ id, name, relation, role, addressSecret }) => (
          <li key={id} className="min-w-0">
            <Person name={name} is={relation ? word('relations', relation) : word('roles', role)}>
              <HeardTag picture={picture} id={id} />
              {home.unknown && addressSecret && (
                <p className="mt-1 mb-0">
                  <Tag tone="alert">{t('officer:item.addressSecret')}</Tag>
                </p>
              )}
            </Person>
          </li>
        ))}
        {grown.map((relative) => (
          <li key={relative.id} className="min-w-0">
            <Relative relative={relative} />
          </li>
        ))}
        {adults.length + grown.length === 0 && !home.unknown && (
          <li className="text-soft">{t('record:family.noAdult')}</li>
        )}
      </ul>
      <ul role="list" className={`mb-0 ps-0 pt-3 ${home.unknown ? '' : 'ms-6'}`}>
        {children.map((child) => (
          <Branch key={child.id} loose={home.unknown}>
            <Child child={child} picture={picture} />
          </Branch>
        ))}
        {young.map((relative) => (
          <Branch key={relative.id} loose={home.unknown}>
            <Relative relative={relative} />
          </Branch>
        ))}
        {alsoHere.map(({ id, name }) => (
          <Branch key={id} loose={home.unknown}>
            <p className="mb-0 text-sm">
              <bdi>{name}</bdi> <span className="text-soft">{t('record:family.alsoHere')}</span>
            </p>
          </Branch>
        ))}
      </ul>
    </section>
  );
}

const line =
  'ps-6 before:absolute before:start-0 before:top-1/2 before:h-0.5 before:w-5 before:bg-edge after:absolute after:start-0 after:-top-3 after:bottom-0 after:w-0.5 after:bg-edge last:after:bottom-1/2';

type BranchProps = { loose: boolean; children: ReactNode };

/** A line from the grown-ups above to somebody of the next generation; none where no home was told. */
function Branch({ loose, children }: BranchProps) {
  return <li className={`relative py-1.5 ${loose ? '' : line}`}>{children}</li>;
}

type PersonProps = {
  name: string;
  is: string;
  to?: string;
  dashed?: boolean;
  children?: ReactNode;
};

function Person({ name, is, to, dashed, children }: PersonProps) {
  const { t } = useRecordWords();
  const shown = <bdi>{name || t('officer:item.nameless')}</bdi>;
  return (
    <div
      className={`rounded-lg border px-3 py-2 wrap-anywhere ${dashed ? 'border-dashed border-edge' : 'border-edge bg-tint'}`}
    >
      <p className="mb-0 font-semibold">{to ? <a href={to}>{shown}</a> : shown}</p>
      <p className="mb-1 text-sm text-soft">{is}</p>
      {children}
    </div>
  );
}

function Child({ child, picture }: { child: FamilyChild; picture: Picture }) {
  const { t, word } = useRecordWords();
  const { today, unseenMonths } = picture;
  return (
    <Person
      name={child.name}
      to={`/officer/child/${child.id}`}
      is={`${t('record:head.age', { count: yearsOf(child, today) })} · ${word('childStatuses', child.status)}`}
    >
      <dl className="mb-0 text-sm">
        {(['seen', 'heard'] as const).map((kind) => (
          <div key={kind} className="flex flex-wrap items-baseline gap-x-2">
            <dt className="text-soft">{t(`record:seen.last.${kind}`)}</dt>
            <dd className="m-0">
              <SeenTag
                kind={kind}
                day={kind === 'seen' ? child.lastSeenOn : child.lastHeardOn}
                today={today}
                unseenMonths={unseenMonths}
              />
            </dd>
          </div>
        ))}
      </dl>
    </Person>
  );
}

/** How old a child is, in whole years. */
export function yearsOf(child: Pick<FamilyChild, 'dateOfBirth'>, today: string): number {
  const born = Temporal.PlainDate.from(child.dateOfBirth);
  return born.until(Temporal.PlainDate.from(today), { largestUnit: 'years' }).years;
}

function Relative({ relative }: { relative: RelativeView }) {
  const { t, code } = useRecordWords();
  const { name, kind, relation, birthYear, toldBy } = relative;
  return (
    <Person
      dashed
      name={name}
      is={[
        relation || code('relatives', kind),
        birthYear && t('record:family.born', { year: birthYear }),
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <p className="mb-0 text-sm text-soft">
        {t('record:toldBy', { who: code('tellers', toldBy) })}
      </p>
    </Person>
  );
}

type HeardTagProps = { picture: Pick<Picture, 'heard' | 'today'>; id: string; helper?: boolean };

/** When an adult was last in touch themselves, or that they never were. */
export function HeardTag({ picture, id, helper }: HeardTagProps) {
  const { t, ago, date } = useRecordWords();
  const heard = picture.heard.get(id);
  if (!heard) {
    return helper ? (
      <Tag>{t('record:family.onlyTold')}</Tag>
    ) : (
      <Tag tone="wait">{t('record:family.neverHeard')}</Tag>
    );
  }
  return (
    <span className="text-sm">
      {t(`record:heardAs.${heard.how}`)}: {ago(heard.on, picture.today)} · {date(heard.on)}
    </span>
  );
}
