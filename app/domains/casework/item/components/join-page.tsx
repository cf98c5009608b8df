import {
  Button,
  ButtonLink,
  ErrorSummary,
  FormInline,
  FormPage,
  Hidden,
  Radios,
  TextField,
} from '~/components/form';
import { EmptyState, Ltr } from '~/components/layout';
import { isolate } from '~/platform/i18n';
import type { Match } from '../join.rules';
import type { JoinCandidate } from '../list-join-candidates.server';
import { fullName } from './child-card';
import {
  ChangedMeanwhile,
  ItemCaption,
  ItemSubPage,
  MoveFields,
  type MovePageProps,
} from './move-parts';
import { useWords } from './words';

type JoinPageProps = MovePageProps & {
  candidates: JoinCandidate[];
  /** The one that was chosen, and who the children are there by our records. */
  chosen: JoinCandidate | null;
  likely: Match[];
  search: string;
};

/** Joining a second notice of the same child: choose the other item, then say who is who. */
export function JoinPage(props: JoinPageProps) {
  return props.chosen ? <Confirm {...props} chosen={props.chosen} /> : <Choose {...props} />;
}

function Choose({ item, candidates, search, problems }: JoinPageProps) {
  const { t, date, word } = useWords();
  const base = `/officer/item/${item.id}/join`;
  const likeness = { child: 'sameChild', family: 'sameFamily', like: 'likeChild' } as const;
  return (
    <ItemSubPage item={item} title={t('officer:join.title')}>
      <ErrorSummary problems={problems} errorsFrom="officer:join" />
      <p className="max-w-prose">{t('officer:join.lead')}</p>
      <FormInline id="search" method="get" action={base} saved={{ q: search }} row hideSubmit>
        <TextField name="q" type="search" label={t('officer:join.search')} />
        <Button variant="secondary">{t('officer:join.searchButton')}</Button>
      </FormInline>
      <h2>{t('officer:join.candidates')}</h2>
      {candidates.length === 0 && <EmptyState title={t('officer:join.none')} />}
      <ul role="list" className="space-y-4">
        {candidates.map((candidate) => (
          <li key={candidate.id} className="rounded-lg border border-line bg-surface px-4 py-3">
            <p className="mb-1">
              <strong>
                <bdi>{candidate.title}</bdi>
              </strong>{' '}
              <Ltr>{candidate.reference}</Ltr>
            </p>
            <p className="mb-2 text-sm text-soft">
              {word('statuses', candidate.status)} ·{' '}
              {t('officer:join.received', { date: date(candidate.receivedOn) })}
              {candidate.likeness !== 'found' && (
                <> · {t(`officer:join.${likeness[candidate.likeness]}`)}</>
              )}
            </p>
            <ChildrenOf candidate={candidate} />
            <ButtonLink variant="secondary" to={`${base}?to=${candidate.id}`}>
              {t('officer:join.choose')}
              <span className="sr-only"> {candidate.reference}</span>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </ItemSubPage>
  );
}

function ChildrenOf({ candidate }: { candidate: JoinCandidate }) {
  const { t, date } = useWords();
  return (
    <ul>
      {candidate.children.map((child) => (
        <li key={child.id}>
          <bdi>{fullName(child)}</bdi> · {t('officer:child.born')} {date(child.dateOfBirth)}
        </li>
      ))}
    </ul>
  );
}

function Confirm({
  item,
  submitKey,
  problems,
  chosen,
  likely,
}: JoinPageProps & { chosen: JoinCandidate }) {
  const { t, date } = useWords();
  const own = item.children.filter((child) => child.inItem);
  const saved = Object.fromEntries(
    likely.map((match) => [`match.${match.childId}`, match.sameAs ?? 'separate']),
  );
  return (
    <FormPage
      title={t('officer:join.confirm', { reference: item.reference })}
      caption={<ItemCaption item={item} />}
      backTo={`/officer/item/${item.id}/join`}
      problems={problems}
      saved={saved}
      errorsFrom="officer:join"
      submitLabel={t('officer:join.submit')}
      lead={
        <>
          <ChangedMeanwhile problems={problems} />
          <p>
            <bdi>{chosen.title}</bdi> <Ltr>{chosen.reference}</Ltr>
          </p>
          <p>{t('officer:join.after')}</p>
        </>
      }
    >
      <MoveFields item={item} submitKey={submitKey} />
      <Hidden name="to" value={chosen.id} />
      {own.map((child) => (
        <Radios
          key={child.id}
          name={`match.${child.id}`}
          label={t('officer:join.match', {
            name: isolate(fullName(child)),
            date: date(child.dateOfBirth),
          })}
          options={[
            ...chosen.children.map((other) => ({
              value: other.id,
              label: <bdi>{fullName(other)}</bdi>,
              hint: `${t('officer:child.born')} ${date(other.dateOfBirth)}`,
            })),
            { value: 'separate', label: t('officer:join.separate') },
          ]}
        />
      ))}
    </FormPage>
  );
}
