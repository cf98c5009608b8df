import {
  Button,
  Checkboxes,
  DateField,
  ErrorSummary,
  FormInline,
  Hidden,
  TextArea,
  type FormProblems,
} from '~/components/form';
import { BackLink, Banner, SummaryCard } from '~/components/layout';
import type { FamilyRequestView } from '../family-page.server';
import { dueStanding, holdOf, isUnanswered } from '../due.rules';
import { listBefore } from '../request.address';
import type { ListedChild } from '../request.view';
import { HoldLine } from './due-family';
import { ChildFacts, ChildName, FamilyNews, Readers, Safety } from './family-head';
import { useRequestWords } from './words';

type FamilyRequestPageProps = Omit<FamilyRequestView, 'kept'> & { problems?: FormProblems | null };

const NEWS = ['held', 'back', 'brought'];

/** One family before it is written to: what is to be minded, and what an officer decides. */
export function FamilyRequestPage(props: FamilyRequestPageProps) {
  const { t } = useRequestWords();
  const { family, from, done, problems } = props;
  const bringing = problems?.values.does === 'bring';
  return (
    <>
      <BackLink to={listBefore(from)}>{t('requests:family.back')}</BackLink>
      <ErrorSummary
        problems={problems}
        errorsFrom="requests:family"
        idPrefix={bringing ? 'bring' : 'hold'}
      />
      {done && NEWS.includes(done) && !problems && (
        <Banner kind="success" focus title={t(`requests:family.done.${done}`)} />
      )}
      <h1 className="mb-2">
        <bdi>{family.name}</bdi>
      </h1>
      <p>
        <a href={`/officer/family/${family.id}`}>{t('requests:list.picture')}</a>
      </p>
      <Safety adults={family.adults} />
      {family.children.map((child) => (
        <ChildCard key={child.id} child={child} {...props} />
      ))}
      <section aria-labelledby="readers" className="mb-8">
        <h2 id="readers">{t('requests:readers.title')}</h2>
        <Readers readers={family.readers} />
        <FamilyNews family={family} />
      </section>
      <HoldForm {...props} problems={bringing ? null : problems} />
      {'month' in from && <BringForm {...props} problems={bringing ? problems : null} />}
    </>
  );
}

/** The due date of a child that a hold on this page would be of; null where nothing can be held. */
function holdableOn({ from, days }: FamilyRequestPageProps, child: ListedChild): string | null {
  if (!('month' in from)) return isUnanswered(child) ? child.open!.dueOn : null;
  const standing = dueStanding(child, days);
  return standing.kind === 'due' ? standing.dueOn : null;
}

function ChildCard({ child, ...props }: FamilyRequestPageProps & { child: ListedChild }) {
  const { t, date } = useRequestWords();
  const { today, unseenMonths, days, from } = props;
  const on = holdableOn(props, child);
  const hold = on === null ? null : holdOf(child, on);
  const standing = dueStanding(child, days);
  return (
    <SummaryCard title={<ChildName child={child} />}>
      <p className="mb-1">
        {'month' in from
          ? standing.kind === 'due' || standing.kind === 'later'
            ? t(`requests:standingTo.${standing.kind}`, { date: date(standing.dueOn) })
            : t(`requests:standingTo.${standing.kind}`)
          : child.open
            ? t(`requests:standing.${child.open.standing}`)
            : t('requests:standingTo.none')}
      </p>
      {child.planned?.soonerReason && (
        <p className="mb-1 text-sm">
          {t('requests:list.sooner', { reason: child.planned.soonerReason })}
        </p>
      )}
      <ChildFacts child={child} today={today} unseenMonths={unseenMonths} />
      {hold && (
        <>
          <HoldLine hold={hold} today={today} />
          <FormInline id={`back-${child.id}`} hideSubmit>
            <Hidden name="does" value="back" />
            <Hidden name="hold" value={hold.id} />
            <Button variant="secondary">
              {t('requests:family.takeBack')}
              <span className="sr-only"> {child.name}</span>
            </Button>
          </FormInline>
        </>
      )}
    </SummaryCard>
  );
}

function HoldForm(props: FamilyRequestPageProps) {
  const { t } = useRequestWords();
  const { family, submitKey, problems } = props;
  const free = family.children.filter((child) => {
    const on = holdableOn(props, child);
    return on !== null && holdOf(child, on) === null;
  });
  if (free.length === 0) return null;
  return (
    <section aria-labelledby="hold-out" className="mb-8">
      <h2 id="hold-out">{t('requests:family.hold')}</h2>
      <p className="max-w-prose">{t('requests:family.holdLead')}</p>
      <FormInline
        id="hold"
        problems={problems}
        saved={{ children: free.map(({ id }) => id) }}
        errorsFrom="requests:family"
        submitLabel={t('requests:family.holdSubmit')}
      >
        <Hidden name="does" value="hold" />
        <Hidden name="submitKey" value={submitKey} />
        <Checkboxes
          name="children"
          label={t('requests:family.who')}
          options={free.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
        />
        <TextArea
          name="reason"
          label={t('requests:family.reason')}
          hint={t('requests:family.reasonHint')}
          rows={3}
        />
        <DateField
          name="lookOn"
          label={t('requests:family.lookOn')}
          hint={t('requests:family.lookOnHint')}
          optionalNote
        />
      </FormInline>
    </section>
  );
}

function BringForm(props: FamilyRequestPageProps) {
  const { t, date } = useRequestWords();
  const { family, days, submitKey, problems } = props;
  const standings = family.children.map((child) => ({ child, standing: dueStanding(child, days) }));
  const later = standings.flatMap(({ child, standing }) =>
    standing.kind === 'later' ? [{ child, dueOn: standing.dueOn }] : [],
  );
  if (later.length === 0 || !standings.some(({ standing }) => standing.kind === 'due')) return null;
  return (
    <section aria-labelledby="bring-along" className="mb-8">
      <h2 id="bring-along">{t('requests:family.bring')}</h2>
      <p className="max-w-prose">{t('requests:family.bringLead')}</p>
      <FormInline
        id="bring"
        problems={problems}
        errorsFrom="requests:family"
        submitLabel={t('requests:family.bringSubmit')}
        submitVariant="secondary"
      >
        <Hidden name="does" value="bring" />
        <Hidden name="submitKey" value={submitKey} />
        <Checkboxes
          name="siblings"
          label={t('requests:family.whoBring')}
          options={later.map(({ child, dueOn }) => ({
            value: child.id,
            label: <bdi>{child.name}</bdi>,
            hint: t('requests:standingTo.later', { date: date(dueOn) }),
          }))}
        />
        <TextArea
          name="bringReason"
          label={t('requests:family.bringReason')}
          hint={t('requests:family.bringReasonHint')}
          rows={3}
        />
      </FormInline>
    </section>
  );
}
