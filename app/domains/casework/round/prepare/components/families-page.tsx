import { ErrorSummary, FormInline, Hidden, TextField } from '~/components/form';
import {
  BackLink,
  Banner,
  Details,
  EmptyState,
  KeyPager,
  Notice,
  Tag,
  UserText,
} from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { FormProblems } from '~/components/form/form-state';
import type { RoundFamiliesView } from '../families-pages.server';
import type { FamilyLine } from '../whom.store.server';
import { RoundCaption } from './parts';

type FamiliesPageProps = RoundFamiliesView & { problems?: FormProblems | null };

/** The families that a round is for, for officers: any can be left out with a reason. */
export function FamiliesPage(props: FamiliesPageProps) {
  const t = useT();
  const { round, families, problems } = props;
  const done = !problems && ['held', 'put-in'].find((code) => code === props.done);
  const isOpen = ['draft', 'refused', 'proposed'].includes(round.state);
  const here = `/officer/rounds/${round.id}/families${props.after ? `?after=${props.after}` : ''}`;
  const wrong = typeof problems?.values.family === 'string' ? problems.values.family : undefined;
  return (
    <>
      <BackLink to={`/officer/rounds/${round.id}`} />
      <ErrorSummary
        problems={problems}
        errorsFrom="rounds:families"
        idPrefix={wrong && `f-${wrong}`}
      />
      {done && <Banner kind="success" title={t(`rounds:done.${done}`)} focus />}
      <p className="mb-1 font-semibold text-soft">
        <RoundCaption round={round} />
      </p>
      <h1>{t('rounds:families.title')}</h1>
      <p className="max-w-[42rem]">{t('rounds:families.lead')}</p>
      {!isOpen && <Notice>{t('rounds:families.over')}</Notice>}
      {families.length === 0 && <EmptyState title={t('rounds:families.none')} />}
      <ul role="list" className="max-w-[48rem] space-y-4">
        {families.map((family) => (
          <li key={family.familyId} className="rounded-xl border border-line bg-surface px-5 py-4">
            <Family
              family={family}
              isOpen={isOpen}
              here={here}
              problems={wrong === family.familyId ? problems : null}
            />
          </li>
        ))}
      </ul>
      <KeyPager
        nextTo={props.next && `/officer/rounds/${round.id}/families?after=${props.next}`}
        previousTo={props.after && `/officer/rounds/${round.id}/families`}
      />
    </>
  );
}

type FamilyProps = {
  family: FamilyLine;
  isOpen: boolean;
  here: string;
  problems?: FormProblems | null;
};

function Family({ family, isOpen, here, problems }: FamilyProps) {
  const t = useT();
  const { familyId, name, reason } = family;
  return (
    <>
      <h2 className="mt-0 mb-1 text-lg">
        <a href={`/officer/family/${familyId}`}>
          <bdi>{name}</bdi>
        </a>
      </h2>
      <p className="mb-2">
        {family.children.map((child, at) => (
          <span key={child.id}>
            {at > 0 && ', '}
            <a href={`/officer/child/${child.id}`}>
              <bdi>{`${child.givenNames} ${child.familyName}`}</bdi>
            </a>
          </span>
        ))}
      </p>
      {reason !== null && (
        <div className="mb-3">
          <Tag tone="wait">{t('rounds:families.held')}</Tag> <bdi>{family.heldBy}</bdi>
          <UserText>{reason}</UserText>
        </div>
      )}
      {isOpen && reason === null && (
        <Details summary={<HoldSummary name={name} />} open={Boolean(problems)}>
          <FormInline
            id={`f-${familyId}`}
            action={here}
            problems={problems}
            errorsFrom="rounds:families"
            submitLabel={t('rounds:families.hold')}
            submitVariant="secondary"
          >
            <Hidden name="intent" value="hold" />
            <Hidden name="family" value={familyId} />
            <TextField name="reason" label={t('rounds:families.reason')} />
          </FormInline>
        </Details>
      )}
      {isOpen && reason !== null && (
        <FormInline
          id={`f-${familyId}`}
          action={here}
          submitLabel={
            <>
              {t('rounds:families.putIn')}
              <span className="sr-only"> {name}</span>
            </>
          }
          submitVariant="secondary"
        >
          <Hidden name="intent" value="unhold" />
          <Hidden name="family" value={familyId} />
        </FormInline>
      )}
    </>
  );
}

function HoldSummary({ name }: { name: string }) {
  const t = useT();
  return (
    <>
      {t('rounds:families.holdSummary')}
      <span className="sr-only"> {name}</span>
    </>
  );
}
