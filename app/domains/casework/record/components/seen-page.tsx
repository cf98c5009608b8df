import {
  Checkboxes,
  DateField,
  Radios,
  Select,
  TextArea,
  TextField,
  type FormProblems,
} from '~/components/form';
import { Notice } from '~/components/layout';
import type { RecordChild, SightingView } from '../record.view';
import { CaseHead } from './case-head';
import { News } from './news';
import { useOptions } from './options';
import { SightingList } from './seen-part';
import { useRecordWords } from './words';
import { RecordForm } from './record-form';

type SeenPageProps = {
  child: RecordChild;
  sightings: SightingView[];
  /** The sighting that is to be taken back; null where one is to be recorded. */
  voiding: SightingView | null;
  today: string;
  submitKey: string;
  done: string | null;
  problems?: FormProblems | null;
};

/** Recording that a child was seen or heard, and taking back what was recorded by mistake. */
export function SeenPage(props: SeenPageProps) {
  const { t } = useRecordWords();
  const { child, voiding, sightings, today, done } = props;
  const title = t(voiding ? 'record:void.title' : 'record:sighting.title');
  return (
    <>
      <News done={done} />
      <CaseHead
        child={child}
        today={today}
        title={title}
        backTo={voiding ? `/officer/child/${child.id}/seen` : undefined}
      />
      {voiding ? <VoidForm {...props} voiding={voiding} /> : <SightingForm {...props} />}
      {!voiding && sightings.length > 0 && (
        <section aria-labelledby="history" className="mt-10 max-w-[42rem]">
          <h2 id="history">{t('record:seen.all', { count: sightings.length })}</h2>
          <SightingList childId={child.id} sightings={sightings} today={today} />
        </section>
      )}
    </>
  );
}

function SightingForm({ problems, submitKey }: SeenPageProps) {
  const { t } = useRecordWords();
  const { services, occasions } = useOptions();
  return (
    <RecordForm
      words="record:sighting"
      problems={problems}
      submitKey={submitKey}
      lead={<Notice>{t('record:sighting.lead')}</Notice>}
    >
      <Checkboxes
        name="kinds"
        label={t('record:sighting.kinds')}
        options={(['seen', 'heard'] as const).map((value) => ({
          value,
          label: t(`record:seen.kinds.${value}`),
          hint: t(`record:sighting.hints.${value}`),
        }))}
      />
      <DateField
        name="happenedOn"
        label={t('record:sighting.happenedOn')}
        hint={t('record:dateHint')}
      />
      <TextField
        name="byName"
        label={t('record:sighting.byName')}
        hint={t('record:sighting.byNameHint')}
        width="wide"
      />
      <Select
        name="byService"
        label={t('record:sighting.byService')}
        emptyLabel={t('record:choose')}
        options={services()}
      />
      <Radios name="occasion" label={t('record:sighting.occasion')} options={occasions()} />
      <TextField name="place" label={t('record:sighting.place')} width="wide" optionalNote />
      <TextArea
        name="note"
        label={t('record:sighting.note')}
        hint={t('record:sighting.noteHint')}
        rows={4}
        optionalNote
      />
    </RecordForm>
  );
}

function VoidForm({ problems, submitKey, voiding }: SeenPageProps & { voiding: SightingView }) {
  const { t, date } = useRecordWords();
  return (
    <RecordForm
      words="record:void"
      problems={problems}
      submitKey={submitKey}
      lead={
        <>
          <p>
            <strong>{t(`record:seen.kinds.${voiding.kind}`)}</strong> {date(voiding.on)},{' '}
            <bdi>{voiding.byName}</bdi>
          </p>
          <p>{t('record:void.lead')}</p>
        </>
      }
    >
      <TextArea name="reason" label={t('record:void.reason')} rows={3} />
    </RecordForm>
  );
}
