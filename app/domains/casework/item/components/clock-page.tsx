import { Checkboxes, DateField, FormPage, Radios, TextArea } from '~/components/form';
import { CLOCK_MOVES } from '../item.schema';
import { ClockDates } from './item-clocks';
import { ChangedMeanwhile, ItemCaption, MoveFields, type MovePageProps } from './move-parts';
import { useWords } from './words';

/** Pausing, restarting or ending one clock. */
export function ClockPage({
  item,
  submitKey,
  problems,
  clockId,
}: MovePageProps & { clockId: string }) {
  const { t, word } = useWords();
  const clock = item.clocks.find((each) => each.id === clockId);
  if (!clock) return null;
  const paused = clock.status === 'paused';
  const moves = CLOCK_MOVES.filter((move) => move !== (paused ? 'pause' : 'restart'));
  return (
    <FormPage
      title={word('clockNames', clock.rule)}
      caption={<ItemCaption item={item} />}
      backTo={`/officer/item/${item.id}`}
      problems={problems}
      errorsFrom="officer:clockMove"
      submitLabel={t('officer:clockMove.submit')}
      lead={
        <>
          <ChangedMeanwhile problems={problems} />
          <ClockDates clock={clock} />
        </>
      }
    >
      <MoveFields item={item} submitKey={submitKey} />
      <Radios
        name="move"
        label={t('officer:clockMove.move')}
        options={moves.map((move) => ({
          value: move,
          label: t(`officer:clockMove.moves.${move}`),
          hint:
            (move === 'pause' || move === 'restart') && t(`officer:clockMove.moveHints.${move}`),
        }))}
      />
      <TextArea
        name="reason"
        label={t('officer:clockMove.reason')}
        hint={t('officer:clockMove.reasonHint')}
        rows={3}
      />
    </FormPage>
  );
}

/** A child of a yearly request for whom more time can be agreed, and what the parent asked for. */
export type TimeChild = {
  childId: string;
  name: string;
  /** They asked to be asked again: in how many weeks, and why. */
  later: { weeks: number; because: string; language: string } | null;
};

/**
 * Recording the date by which a parent said that they can answer; of a yearly request, for which
 * children.
 */
export function MoreTimePage({
  item,
  submitKey,
  problems,
  timeFor,
}: MovePageProps & { timeFor: TimeChild[] | null }) {
  const { t } = useWords();
  return (
    <FormPage
      title={t('officer:clockMove.moreTime')}
      caption={<ItemCaption item={item} />}
      backTo={`/officer/item/${item.id}`}
      problems={problems}
      saved={{ children: (timeFor ?? []).map(({ childId }) => childId) }}
      errorsFrom="officer:clockMove"
      submitLabel={t('officer:clockMove.agreeSubmit')}
      lead={
        <>
          <ChangedMeanwhile problems={problems} />
          <p>{t('officer:clockMove.moreTimeLead')}</p>
        </>
      }
    >
      <MoveFields item={item} submitKey={submitKey} />
      {timeFor && (
        <Checkboxes
          name="children"
          label={t('officer:clockMove.children')}
          options={timeFor.map(({ childId, name, later }) => ({
            value: childId,
            label: <bdi>{name}</bdi>,
            hint: later && (
              <>
                {t('officer:clockMove.later', { count: later.weeks })}{' '}
                <bdi lang={later.language}>{later.because}</bdi>
              </>
            ),
          }))}
        />
      )}
      <DateField name="agreedOn" label={t('officer:clockMove.agreedOn')} />
      <TextArea
        name="reason"
        label={t('officer:clockMove.agreedReason')}
        hint={t('officer:clockMove.agreedReasonHint')}
        rows={3}
      />
    </FormPage>
  );
}
