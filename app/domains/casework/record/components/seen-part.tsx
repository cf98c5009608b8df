import { Details, Tag, UserText } from '~/components/layout';
import { isolate } from '~/platform/i18n';
import type { RecordChild, SightingView } from '../record.view';
import { Line, Lines, Part, Small } from './part';
import { SeenTag } from './seen-heard';
import { useRecordWords } from './words';

type SeenPartProps = { child: RecordChild; sightings: SightingView[]; today: string };

/** Last seen and last heard, with who, where and on what occasion, and the history behind them. */
export function SeenPart({ child, sightings, today }: SeenPartProps) {
  const { t } = useRecordWords();
  const standing = sightings.filter(({ voidedAt }) => !voidedAt);
  const latest = (kind: string) => standing.find((sighting) => sighting.kind === kind);
  const to = `/officer/child/${child.id}/seen`;
  return (
    <Part
      id="seen"
      title={t('record:seen.title')}
      links={<a href={to}>{t('record:moves.seen')}</a>}
    >
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-1">
        <Latest kind="seen" child={child} sighting={latest('seen')} today={today} />
        <Latest kind="heard" child={child} sighting={latest('heard')} today={today} />
      </div>
      <p className="mt-3 mb-0 text-sm text-soft">
        {t('record:seen.rule', { count: child.unseenMonths })}
      </p>
      {sightings.length > 0 && (
        <div className="mt-3 [&>details]:mb-0">
          <Details summary={t('record:seen.all', { count: sightings.length })}>
            <SightingList childId={child.id} sightings={sightings} today={today} />
          </Details>
        </div>
      )}
    </Part>
  );
}

type LatestProps = {
  kind: 'seen' | 'heard';
  child: RecordChild;
  sighting: SightingView | undefined;
  today: string;
};

function Latest({ kind, child, sighting, today }: LatestProps) {
  const { t } = useRecordWords();
  const day = kind === 'seen' ? child.lastSeenOn : child.lastHeardOn;
  return (
    <div className="border-s-4 border-line ps-3">
      <h3 className="my-0 text-base">{t(`record:seen.last.${kind}`)}</h3>
      <SeenTag kind={kind} day={day} today={today} unseenMonths={child.unseenMonths} />
      {sighting ? (
        <SightingFacts sighting={sighting} />
      ) : (
        <p className="mb-0 text-sm">{t(`record:seen.neverText.${kind}`)}</p>
      )}
    </div>
  );
}

/** Who, where, on what occasion. */
function SightingFacts({ sighting }: { sighting: SightingView }) {
  const { t, code } = useRecordWords();
  const { byName, byService, occasion, place, note } = sighting;
  return (
    <>
      <p className="mb-0">
        {t('record:seen.by', { name: isolate(byName), service: code('services', byService) })}
      </p>
      <p className="mb-0 text-sm text-soft">
        {code('occasions', occasion)}
        {place && (
          <>
            {' · '}
            <bdi>{place}</bdi>
          </>
        )}
      </p>
      {note && <UserText>{note}</UserText>}
    </>
  );
}

type ListProps = { childId: string; sightings: SightingView[]; today: string };

/** Every sighting, the latest first; one that was taken back stays, with its reason. */
export function SightingList({ childId, sightings, today }: ListProps) {
  const { t, date, ago, moment } = useRecordWords();
  return (
    <Lines>
      {sightings.map((sighting) => (
        <Line key={sighting.id}>
          <p className="mb-0 flex flex-wrap gap-x-3">
            <strong>{t(`record:seen.kinds.${sighting.kind}`)}</strong>
            <span>
              {date(sighting.on)} ({ago(sighting.on, today)})
            </span>
            {sighting.voidedAt && <Tag>{t('record:seen.voided')}</Tag>}
          </p>
          <SightingFacts sighting={sighting} />
          <Small>
            {t('record:recordedBy', {
              name: isolate(sighting.recordedBy ?? ''),
              when: moment(sighting.at),
            })}
          </Small>
          {sighting.voidedAt ? (
            <p className="mb-0 text-sm">
              {t('record:seen.voidedBy', {
                name: isolate(sighting.voidedBy ?? ''),
                when: moment(sighting.voidedAt),
                reason: isolate(sighting.voidReason ?? ''),
              })}
            </p>
          ) : (
            <a
              className="inline-block py-1 text-sm print:hidden"
              href={`/officer/child/${childId}/seen?void=${sighting.id}`}
            >
              {t('record:seen.toVoid')}
              <span className="sr-only">
                {' '}
                {t(`record:seen.kinds.${sighting.kind}`)} {date(sighting.on)}
              </span>
            </a>
          )}
        </Line>
      ))}
    </Lines>
  );
}
