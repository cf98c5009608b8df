import { Ltr, Notice, Tag, UserText, type Tone } from '~/components/layout';
import { ratingTone } from '../../item/components/child-card';
import { SeenTag } from '../../record/components/seen-heard';
import type { AdultLine, ChildCircumstances, ListedFamily, ReaderLine } from '../request.view';
import { useRequestWords } from './words';

const YEAR_11 = 11;

type ChildFactsProps = { child: ChildCircumstances; today: string; unseenMonths: number };

/** What an officer minds about one child, at a glance: each thing in words, with the way to it. */
export function ChildFacts({ child, today, unseenMonths }: ChildFactsProps) {
  const { t, code, year, yearOn } = useRequestWords();
  const group = yearOn(child.dateOfBirth, today);
  return (
    <>
      <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span>{year(group)}</span>
        {group === YEAR_11 && <Tag tone="info">{t('requests:facts.year11')}</Tag>}
        {child.rating && (
          <Tag tone={ratingTone[child.rating]}>{t(`officer:rating.levels.${child.rating}`)}</Tag>
        )}
        {(child.ehcPlan || child.sen === 'E') && (
          <Tag tone="info">{t('requests:facts.ehcPlan')}</Tag>
        )}
        <SeenTag kind="seen" day={child.lastSeenOn} today={today} unseenMonths={unseenMonths} />
      </p>
      {child.indicators.length > 0 && (
        <p className="mb-1 text-sm">
          <strong>{t('requests:facts.indicators', { count: child.indicators.length })}</strong>{' '}
          {child.indicators.map((one) => t(`officer:indicator.codes.${one}`)).join('; ')}
        </p>
      )}
      <OpenCasework child={child} stepOf={(kind) => code('stepKinds', kind)} />
    </>
  );
}

function OpenCasework({
  child,
  stepOf,
}: {
  child: ChildCircumstances;
  stepOf: (kind: string) => string;
}) {
  const { t, code } = useRequestWords();
  const lines = [
    ...child.steps.map(({ id, kind, state }) => ({
      id,
      to: `/officer/step/${id}`,
      what: t('requests:facts.step', { step: stepOf(kind), state: code('stepStates', state) }),
    })),
    ...child.paths.map(({ id, kind }) => ({
      id,
      to: `/officer/path/${id}`,
      what: t('requests:facts.path', { path: code('pathKinds', kind) }),
    })),
    ...child.questions.map(({ id, service }) => ({
      id,
      to: `/officer/escalation/${id}`,
      what: t('requests:facts.question', { service: code('services', service) }),
    })),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="mb-1 text-sm">
      {lines.map(({ id, to, what }) => (
        <li key={id}>
          <a href={to}>{what}</a>
        </li>
      ))}
    </ul>
  );
}

/** The name of a child with the way to their record. */
export function ChildName({ child }: { child: Pick<ChildCircumstances, 'id' | 'name'> }) {
  return (
    <a href={`/officer/child/${child.id}`} className="font-semibold">
      <bdi>{child.name}</bdi>
    </a>
  );
}

const wayTone: Record<ReaderLine['how'], Tone> = { email: 'neutral', post: 'info', none: 'alert' };

/** Who would be written to, and how; and that nobody can be, where that is so. */
export function Readers({ readers }: { readers: ReaderLine[] }) {
  const { t, language } = useRequestWords();
  if (readers.length === 0) {
    return (
      <p className="mb-1 text-sm">
        <Tag tone="alert" sign="bang">
          {t('requests:readers.nobody')}
        </Tag>
      </p>
    );
  }
  return (
    <ul role="list" className="mb-1 space-y-1 text-sm">
      {readers.map((reader) => (
        <li key={reader.adultId} className="flex flex-wrap items-center gap-x-2">
          <bdi>{reader.name}</bdi>
          <Tag tone={wayTone[reader.how]}>
            {reader.how === 'none'
              ? t(`requests:noWay.${reader.noWay}`)
              : t(`requests:how.${reader.how}`)}
          </Tag>
          <span className="text-soft">{language(reader.language)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What arrived about the family and waits: newer notices, changes of contact. */
export function FamilyNews({ family }: { family: ListedFamily }) {
  const { t, word, date } = useRequestWords();
  if (family.news.length === 0) return null;
  return (
    <div className="mb-2 text-sm">
      <strong>{t('requests:facts.news')}</strong>
      <ul>
        {family.news.map((item) => (
          <li key={item.id}>
            <a href={`/officer/item/${item.id}`}>
              {word('kinds', item.kind)} <Ltr>{item.reference}</Ltr>
            </a>{' '}
            <span className="text-soft">{date(item.receivedOn)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is not safe with somebody of the family, in words. */
export function Safety({ adults }: { adults: AdultLine[] }) {
  const { t } = useRequestWords();
  const minded = adults.filter(
    (adult) =>
      !adult.safeToEmail ||
      !adult.safeToWrite ||
      adult.addressSecret ||
      adult.mailHeld ||
      adult.safetyNote,
  );
  if (minded.length === 0) return null;
  return (
    <Notice tone="alert">
      <ul role="list" className="mb-0">
        {minded.map((adult) => (
          <li key={adult.id}>
            <strong>
              <bdi>{adult.name || t('officer:item.nameless')}</bdi>
            </strong>
            {': '}
            {[
              !adult.safeToEmail && t('requests:safety.email'),
              !adult.safeToWrite && t('requests:safety.post'),
              adult.addressSecret && t('requests:safety.secret'),
              adult.mailHeld && t('requests:safety.held'),
            ]
              .filter(Boolean)
              .join('; ')}
            {adult.safetyNote && <UserText>{adult.safetyNote}</UserText>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
