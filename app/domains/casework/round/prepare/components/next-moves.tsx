import { Button, FormInline, Hidden, TextArea } from '~/components/form';
import { Details, Notice } from '~/components/layout';
import { formatMoment, useLanguage, useT } from '~/platform/i18n';
import type { FormProblems } from '~/components/form/form-state';
import type { RoundView } from '../prepare-pages.server';
import { isWritten } from './parts';

type MovesProps = Pick<RoundView, 'round' | 'counts' | 'may'> & {
  problems?: FormProblems | null;
};

/** What can be done with a round next, by whoever looks at it. */
export function NextMoves(props: MovesProps) {
  const { round, may } = props;
  if (isWritten(round.state)) return may.prepare ? <Propose {...props} /> : null;
  if (round.state !== 'proposed') return null;
  return <Decide {...props} />;
}

function Move(props: {
  round: MovesProps['round'];
  intent: string;
  variant?: 'primary' | 'secondary' | 'warning';
  families?: number;
}) {
  const t = useT();
  const { round, intent, families } = props;
  return (
    <FormInline id={intent} action={`/officer/rounds/${round.id}`} hideSubmit>
      <Hidden name="intent" value={intent} />
      <Hidden name="version" value={round.version} />
      {families !== undefined && <Hidden name="families" value={families} />}
      <Button variant={props.variant}>
        {families === undefined
          ? t(`rounds:moves.${intent}`)
          : t('rounds:moves.release', { count: families })}
      </Button>
    </FormInline>
  );
}

function Propose({ round }: MovesProps) {
  const t = useT();
  return (
    <section aria-labelledby="next" className="mt-10 max-w-[42rem]">
      <h2 id="next">{t('rounds:moves.title')}</h2>
      <p>{t('rounds:moves.proposeLead')}</p>
      <Move round={round} intent="propose" />
      <Details summary={t('rounds:moves.dropSummary')}>
        <p>{t('rounds:moves.dropLead')}</p>
        <Move round={round} intent="drop" variant="warning" />
      </Details>
    </section>
  );
}

function Decide({ round, counts, may, problems }: MovesProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <section aria-labelledby="next" className="mt-10 max-w-[42rem]">
      <h2 id="next">{t('rounds:moves.decideTitle')}</h2>
      <p>
        {t('rounds:moves.proposed', { when: formatMoment(language, round.proposedAt ?? '') })}{' '}
        <bdi>{round.proposedBy}</bdi>
      </p>
      {may.decide && counts ? (
        <>
          <p>{t('rounds:moves.releaseLead')}</p>
          <Move round={round} intent="release" families={counts.families} />
          <h3>{t('rounds:moves.refuseTitle')}</h3>
          <FormInline
            id="refuse"
            action={`/officer/rounds/${round.id}`}
            problems={problems?.values.intent === 'refuse' ? problems : null}
            errorsFrom="rounds:moves"
            submitLabel={t('rounds:moves.refuse')}
            submitVariant="secondary"
          >
            <Hidden name="intent" value="refuse" />
            <Hidden name="version" value={round.version} />
            <TextArea name="note" label={t('rounds:moves.note')} rows={4} />
          </FormInline>
        </>
      ) : (
        <Notice>{t(may.prepare ? 'rounds:moves.notYou' : 'rounds:moves.waits')}</Notice>
      )}
      {may.prepare && (
        <Details summary={t('rounds:moves.takeBackSummary')}>
          <p>{t('rounds:moves.takeBackLead')}</p>
          <Move round={round} intent="take-back" variant="secondary" />
        </Details>
      )}
    </section>
  );
}
