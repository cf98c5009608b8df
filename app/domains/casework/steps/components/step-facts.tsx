import { SummaryList, UserText, type SummaryRow } from '~/components/layout';
import { Details } from '~/components/layout';
import { LetterLines } from '../../letter';
import type { LetterLine } from '../../letter';
import type { LadderStep } from '../ladder-of.server';
import { useStepWords } from './step-words';

type Row = SummaryRow | false | null | '' | undefined;
const shown = (rows: Row[]): SummaryRow[] => rows.filter((row): row is SummaryRow => Boolean(row));

/** What a step says, who decided on it, how it was served, and how it ended. */
export function StepFacts({ step, letters }: { step: LadderStep; letters: LetterLine[] }) {
  return (
    <>
      <SummaryList rows={shown(useRows(step))} />
      {letters.length > 0 && (
        <div className="mt-3">
          <LetterLines letters={letters} />
        </div>
      )}
    </>
  );
}

/** The same in a list of steps: closed, unless something is to be done about it. */
export function FoldedFacts(props: { step: LadderStep; letters: LetterLine[]; open: boolean }) {
  const { t } = useStepWords();
  return (
    <Details summary={t('steps:ladder.more')} open={props.open}>
      <StepFacts step={props.step} letters={props.letters} />
    </Details>
  );
}

function useRows(step: LadderStep): Row[] {
  const { t, date, moment, endReason } = useStepWords();
  const written = (key: string, text: string | undefined): Row =>
    text && { key: t(key), value: <UserText>{text}</UserText> };
  const day = (key: string, iso: string | null | undefined): Row =>
    iso && { key: t(key), value: date(iso) };
  const { data } = step;
  return [
    {
      key: t('steps:facts.proposed'),
      value: t('steps:facts.byWhen', { name: step.proposedBy, when: moment(step.proposedAt) }),
    },
    { key: t('steps:facts.reason'), value: <UserText>{endReason(step.reason)}</UserText> },
    written('steps:facts.risk', step.risk),
    day('steps:facts.on', data.on),
    data.ground && { key: t('steps:facts.ground'), value: t(`steps:grounds.${data.ground}`) },
    day('steps:facts.askedOn', data.askedOn),
    written('steps:facts.help', data.help),
    written(
      'steps:facts.school',
      data.school && [data.school, data.schoolUrn].filter(Boolean).join(' · '),
    ),
    day('steps:facts.serveOn', step.servedOn ? null : data.serveOn),
    written('steps:facts.court', data.court),
    written('steps:facts.considered', data.considered),
    data.because && { key: t('steps:facts.because'), value: t(`steps:because.${data.because}`) },
    step.decidedBy && {
      key: t(step.state === 'refused' ? 'steps:facts.refused' : 'steps:facts.approved'),
      value: t('steps:facts.byWhen', {
        name: step.decidedBy,
        when: moment(step.decidedAt ?? step.proposedAt),
      }),
    },
    written('steps:facts.decisionReason', step.decisionReason),
    day('steps:facts.madeOn', data.madeOn),
    ...useServiceRows(step),
    step.endedOn && {
      key: t('steps:facts.ended'),
      value: step.endedBy
        ? t('steps:facts.byWhen', { name: step.endedBy, when: date(step.endedOn) })
        : date(step.endedOn),
    },
    step.endReason !== '' && {
      key: t('steps:facts.endReason'),
      value: <UserText>{endReason(step.endReason)}</UserText>,
    },
  ];
}

function useServiceRows(step: LadderStep): Row[] {
  const { t, date } = useStepWords();
  if (!step.servedOn) return [];
  const sent = step.kind === 'apply-for-place';
  return [
    {
      key: t(sent ? 'steps:facts.sentOn' : 'steps:facts.servedOn'),
      value: sent
        ? date(step.servedOn)
        : t('steps:facts.servedHow', {
            day: date(step.servedOn),
            how: t(`steps:ways.${step.servedHow}`),
          }),
    },
    step.servedOnWhom.length > 0 && {
      key: t('steps:facts.onWhom'),
      value: step.servedOnWhom.map((name) => (
        <bdi key={name} className="block">
          {name}
        </bdi>
      )),
    },
    step.data.agreed && {
      key: t('steps:facts.agreed'),
      value: <UserText>{step.data.agreed}</UserText>,
    },
    step.proof !== '' && {
      key: t('steps:facts.proof'),
      value: (
        <>
          <UserText>{step.proof}</UserText>
          {step.proofFileId && (
            <p className="mb-0">
              <a href={`/officer/file/${step.proofFileId}`}>{t('steps:facts.proofFile')}</a>
            </p>
          )}
        </>
      ),
    },
    step.lastDay && { key: t('steps:facts.lastDay'), value: <strong>{date(step.lastDay)}</strong> },
  ];
}
