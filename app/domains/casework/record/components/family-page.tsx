import { BackLink, Details, Ltr, Notice } from '~/components/layout';
import { FamilySessions } from '~/domains/booking';
import { formatList, isolate } from '~/platform/i18n';
import { AdultCard } from '../../item/components/adult-card';
import type { FamilyAdult, FamilyView, ShownFamily } from '../family.view';
import { helpersOf, householdsOf, lastHeardOf, parentsOf } from '../household.rules';
import { freshnessOf } from '../seen.rules';
import { ContactPart } from './contact-part';
import { FamilyTable } from './family-table';
import { Homes } from './homes';
import { News } from './news';
import { MatterLine } from './now-part';
import { Line, Lines, Nothing, Part, Small } from './part';
import { useRecordWords } from './words';

type FamilyPageProps = ShownFamily & { done: string | null };

/** One family as one picture: everybody, where they live, who was heard, what is open (domain, 6.5). */
export function FamilyPage(props: FamilyPageProps) {
  const { t } = useRecordWords();
  const { family, contacts, today, done } = props;
  const parents = parentsOf(family.adults);
  const helpers = helpersOf(family.adults);
  const homes = householdsOf(family, parents);
  const heard = new Map(
    [...parents, ...helpers].map((adult) => [
      adult.id,
      lastHeardOf(adult, [...parents, ...helpers], contacts),
    ]),
  );
  const shown = { ...props, parents, helpers, homes, heard };
  return (
    <>
      <News done={done} />
      <BackLink to="/officer/queue">{t('record:toQueue')}</BackLink>
      <h1>{t('record:family.title', { name: isolate(family.name) })}</h1>
      <p className="mb-4">
        {t('record:family.children', { count: family.children.length })}
        {' · '}
        {t('record:family.parents', { count: parents.length })}
        {family.relatives.length > 0 &&
          ` · ${t('record:family.relatives', { count: family.relatives.length })}`}
      </p>
      <Gaps {...shown} />
      <section aria-labelledby="homes">
        <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-5">
          <h2 id="homes" className="my-0">
            {t('record:family.homes')}
          </h2>
          <a
            className="inline-flex min-h-6 items-center text-sm print:hidden"
            href={`/officer/family/${family.id}/people`}
          >
            {t('record:moves.people')}
          </a>
        </div>
        <Homes {...shown} />
        <FamilyTable {...shown} />
      </section>
      <ContactPart {...shown} />
      <FamilySessions familyId={family.id} sessions={props.sessions} />
      <Matters family={family} today={today} />
      <Professionals family={family} />
      <Adults {...shown} />
    </>
  );
}

/** What the parts of the picture are made from. */
export type Picture = ShownFamily & {
  /** Parents and carers, each once. */
  parents: FamilyAdult[];
  helpers: FamilyAdult[];
  homes: ReturnType<typeof householdsOf>;
  /** When each adult was last in touch themselves, by their id. */
  heard: Map<string, ReturnType<typeof lastHeardOf>>;
};

/** Whom nobody has heard or seen, said plainly: facts about what the council knows, not about them. */
function Gaps({ family, parents, heard, today, unseenMonths }: Picture) {
  const { t } = useRecordWords();
  const names = (people: { name: string }[]) =>
    formatList(
      'en',
      people.map(({ name }) => isolate(name || t('officer:item.nameless'))),
    );
  const silent = parents.filter(({ id }) => !heard.get(id));
  const childrenSilent = family.children.filter(({ lastHeardOn }) => lastHeardOn === null);
  const unseen = family.children.filter(({ lastSeenOn }) =>
    ['never', 'old'].includes(freshnessOf(lastSeenOn, today, unseenMonths)),
  );
  const facts = [
    silent.length > 0 &&
      t('record:family.silentAdults', { names: names(silent.map(withRelation)) }),
    childrenSilent.length > 0 &&
      t('record:family.silentChildren', { names: names(childrenSilent) }),
    unseen.length > 0 && t('record:family.unseen', { names: names(unseen), count: unseenMonths }),
    parents.length < 2 && t('record:family.oneParent'),
  ].filter((fact) => fact !== false);
  if (facts.length === 0) return null;
  return (
    <Notice tone="wait">
      <h2 className="my-0 text-base">{t('record:family.gaps')}</h2>
      <ul className="mb-0">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </Notice>
  );

  function withRelation({ name, relation }: FamilyAdult) {
    const is = relation && t(`officer:item.relations.${relation}`, { defaultValue: relation });
    return { name: is && name ? `${name} (${is})` : name };
  }
}

function Matters({ family, today }: { family: FamilyView; today: string }) {
  const { t } = useRecordWords();
  const name = new Map(family.children.map((child) => [child.id, child.name]));
  return (
    <Part id="matters" title={t('record:family.matters')}>
      {family.matters.length === 0 && <Nothing>{t('record:family.noMatters')}</Nothing>}
      <Lines>
        {family.matters.map((matter) => (
          <Line key={matter.id}>
            <MatterLine matter={matter} today={today} />
            <Small>
              <bdi>
                {matter.childIds.map((id) => name.get(id) ?? '').join(', ') || matter.title}
              </bdi>
            </Small>
          </Line>
        ))}
      </Lines>
    </Part>
  );
}

function Professionals({ family }: { family: FamilyView }) {
  const { t, code, date } = useRecordWords();
  const name = new Map(family.children.map((child) => [child.id, child.name]));
  return (
    <Part
      id="professionals"
      title={t('record:professionals.title')}
      links={
        <a href={`/officer/family/${family.id}/people?professional=1`}>
          {t('record:moves.professional')}
        </a>
      }
    >
      {family.professionals.length === 0 && <Nothing>{t('record:professionals.none')}</Nothing>}
      <Lines>
        {family.professionals.map((one) => (
          <Line key={one.id}>
            <strong>
              <bdi>{one.name}</bdi>
            </strong>{' '}
            · {code('services', one.service)}
            {one.role && (
              <>
                {' · '}
                <bdi>{one.role}</bdi>
              </>
            )}
            <Small>
              {one.childId ? (
                <bdi>{name.get(one.childId)}</bdi>
              ) : (
                t('record:people.professional.whole')
              )}
              {one.since && ` · ${t('record:professionals.since', { date: date(one.since) })}`}{' '}
              {one.phone && <Ltr>{one.phone}</Ltr>} {one.email && <Ltr>{one.email}</Ltr>}
            </Small>
          </Line>
        ))}
      </Lines>
    </Part>
  );
}

/** Addresses, telephone numbers and what is not safe, one card an adult. */
function Adults({ parents, helpers, heard }: Picture) {
  const { t } = useRecordWords();
  const adults = [...parents, ...helpers];
  if (adults.length === 0) return null;
  return (
    <section aria-labelledby="adults">
      <h2 id="adults">{t('record:family.adults')}</h2>
      <Details summary={t('record:family.adultsMore')}>
        <div className="grid items-start gap-x-6 lg:grid-cols-2">
          {adults.map((adult) => (
            <AdultCard
              key={adult.id}
              adult={{ ...adult, lastHeardOn: heard.get(adult.id)?.on ?? null }}
            />
          ))}
        </div>
      </Details>
    </section>
  );
}
