import { Ltr } from '~/components/layout';
import { FamilySessions } from '~/domains/booking';
import type { ProfessionalView, ShownRecord } from '../record.view';
import { CaseHead } from './case-head';
import { EducationPart, WhyPart } from './education-part';
import { EhcPart } from './ehc-part';
import { LettersPart, PathsPart, SharedPart, StepsPart } from './formal-part';
import { News } from './news';
import { NowPart } from './now-part';
import { Line, Lines, Nothing, Part, Small } from './part';
import { ReviewsPart, SendingsPart } from './reviews-part';
import { RiskPart } from './risk-part';
import { SeenPart } from './seen-part';
import { useRecordWords } from './words';

type ChildRecordPageProps = ShownRecord & { done: string | null };

/** The record of one child: what is known, what is open and what can be done, on one page. */
export function ChildRecordPage({ child, today, view, sessions, done }: ChildRecordPageProps) {
  const { t } = useRecordWords();
  const { id } = child;
  const [matter] = view.matters;
  return (
    <>
      <News done={done} />
      <CaseHead child={child} today={today} backTo="/officer/queue" back={t('record:toQueue')} />
      <Moves childId={id} familyId={child.familyId} siblings={view.facts.siblings} />
      <div className="grid items-start gap-x-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div>
          <NowPart
            childId={id}
            matters={view.matters}
            closed={view.closed}
            escalations={view.escalations}
            today={today}
          />
          <ReviewsPart childId={id} reviews={view.reviews} checks={view.checks} />
          <EducationPart childId={id} facts={view.facts} episodes={view.episodes} />
          <WhyPart childId={id} tellings={view.tellings} />
          <StepsPart childId={id} steps={view.steps} today={today} />
          <PathsPart childId={id} paths={view.paths} today={today} />
          {sessions && <FamilySessions familyId={child.familyId} sessions={sessions} />}
        </div>
        <div>
          <SeenPart child={child} sightings={view.sightings} today={today} />
          <RiskPart
            rating={view.ratings}
            indicators={view.indicators}
            changeTo={matter ? `/officer/item/${matter.id}/child/${id}` : null}
          />
          <SendingsPart childId={id} sendings={view.sendings} />
          <EhcPart childId={id} plans={view.plans} today={today} />
          <LettersPart letters={view.letters} />
          <SharedPart childId={id} shared={view.shared} />
          <ProfessionalsPart familyId={child.familyId} professionals={view.professionals} />
        </div>
      </div>
    </>
  );
}

type MovesProps = { childId: string; familyId: string; siblings: number };

/** Everything that can be done for the child, each with its page. */
function Moves({ childId, familyId, siblings }: MovesProps) {
  const { t } = useRecordWords();
  const to = `/officer/child/${childId}`;
  const moves = [
    ['seen', `${to}/seen`],
    ['education', `${to}/education`],
    ['why', `${to}/education?why=1`],
    ['review', `${to}/review`],
    ['ask', `${to}/ask`],
    ['step', `${to}/steps`],
    ['path', `${to}/path`],
    ['ehc', `${to}/ehc`],
    ['reading', `${to}/reading`],
  ] as const;
  return (
    <nav aria-label={t('record:moves.label')} className="mb-6 print:hidden">
      <ul role="list" className="mb-0 flex flex-wrap gap-2 ps-0">
        <li>
          <Move to={`/officer/family/${familyId}`}>
            {t('record:moves.family', { count: siblings })}
          </Move>
        </li>
        {moves.map(([name, address]) => (
          <li key={name}>
            <Move to={address}>{t(`record:moves.${name}`)}</Move>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Move({ to, children }: { to: string; children: string }) {
  return (
    <a
      href={to}
      className="inline-flex min-h-9 items-center rounded-lg border border-line bg-surface px-3 py-1 text-sm hover:border-edge"
    >
      {children}
    </a>
  );
}

type ProfessionalsProps = { familyId: string; professionals: ProfessionalView[] };

function ProfessionalsPart({ familyId, professionals }: ProfessionalsProps) {
  const { t, code } = useRecordWords();
  return (
    <Part
      id="professionals"
      title={t('record:professionals.title')}
      links={
        <a href={`/officer/family/${familyId}/people?professional=1`}>
          {t('record:moves.professional')}
        </a>
      }
    >
      {professionals.length === 0 && <Nothing>{t('record:professionals.none')}</Nothing>}
      <Lines>
        {professionals.map((one) => (
          <Line key={one.id}>
            <bdi>{one.name}</bdi> · {code('services', one.service)}
            <Small>
              {one.role && <bdi>{one.role}</bdi>} {one.phone && <Ltr>{one.phone}</Ltr>}{' '}
              {one.email && <Ltr>{one.email}</Ltr>}
            </Small>
          </Line>
        ))}
      </Lines>
    </Part>
  );
}
