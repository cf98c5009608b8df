import {
  Checkboxes,
  DateField,
  Radios,
  Select,
  TextArea,
  TextField,
  type FormProblems,
} from '~/components/form';
import { LinkTabs, Notice } from '~/components/layout';
import { REASONS } from '~/domains/notification';
import { EPISODE_ENDS, EPISODE_KINDS, STILL_CHOICE, TOLD_BY_HAND } from '../record.codes';
import type { EpisodeView, RecordChild, TellingView } from '../record.view';
import { CaseHead } from './case-head';
import { EpisodeList, WhyPart } from './education-part';
import { useOptions } from './options';
import { useRecordWords } from './words';
import { RecordForm } from './record-form';

type EducationPageProps = {
  child: RecordChild;
  episodes: EpisodeView[];
  tellings: TellingView[];
  mode: 'add' | 'end' | 'why';
  ending: EpisodeView | null;
  submitKey: string;
  problems?: FormProblems | null;
};

/** Adding to a child's education history, ending a stretch of it, or keeping why the family chose it. */
export function EducationPage(props: EducationPageProps) {
  const { t } = useRecordWords();
  const { child, episodes, tellings, mode } = props;
  const to = `/officer/child/${child.id}/education`;
  return (
    <>
      <CaseHead child={child} title={t(`record:educationPage.${mode}.title`)} />
      <LinkTabs
        label={t('record:educationPage.tabs')}
        tabs={[
          { to, label: t('record:moves.education'), current: mode === 'add' },
          { to: `${to}?why=1`, label: t('record:moves.why'), current: mode === 'why' },
        ]}
      />
      {mode === 'add' && <EpisodeForm {...props} />}
      {mode === 'end' && <EndForm {...props} />}
      {mode === 'why' && <WhyForm {...props} />}
      <div className="mt-10 max-w-[42rem]">
        {mode === 'why' ? (
          <WhyPart childId={child.id} tellings={tellings} />
        ) : (
          episodes.length > 0 && (
            <section aria-labelledby="history">
              <h2 id="history">{t('record:education.title')}</h2>
              <EpisodeList childId={child.id} episodes={episodes} />
            </section>
          )
        )}
      </div>
    </>
  );
}

function ToldBy() {
  const { t } = useRecordWords();
  const { options } = useOptions();
  return (
    <Select
      name="toldBy"
      label={t('record:toldByLabel')}
      emptyLabel={t('record:choose')}
      options={options('tellers', TOLD_BY_HAND)}
    />
  );
}

function EpisodeForm({ problems, submitKey }: EducationPageProps) {
  const { t } = useRecordWords();
  const { options } = useOptions();
  return (
    <RecordForm words="record:educationPage.add" problems={problems} submitKey={submitKey}>
      <Radios
        name="kind"
        label={t('record:educationPage.add.kind')}
        options={options('episodes', EPISODE_KINDS)}
      />
      <TextField
        name="place"
        label={t('record:educationPage.add.place')}
        width="wide"
        optionalNote
      />
      <TextField
        name="schoolUrn"
        label={t('record:educationPage.add.schoolUrn')}
        hint={t('record:educationPage.add.schoolUrnHint')}
        width="short"
        inputMode="numeric"
        dir="ltr"
        optionalNote
      />
      <DateField
        name="startedOn"
        label={t('record:educationPage.add.startedOn')}
        hint={t('record:educationPage.add.dateHint')}
        optionalNote
      />
      <DateField
        name="endedOn"
        label={t('record:educationPage.add.endedOn')}
        hint={t('record:educationPage.add.endHint')}
        optionalNote
      />
      <ToldBy />
    </RecordForm>
  );
}

function EndForm({ problems, submitKey, ending }: EducationPageProps) {
  const { t, code } = useRecordWords();
  const { options } = useOptions();
  return (
    <RecordForm
      words="record:educationPage.end"
      problems={problems}
      submitKey={submitKey}
      lead={
        <p>
          <strong>{code('episodes', ending?.kind ?? '')}</strong> <bdi>{ending?.place}</bdi>
        </p>
      }
    >
      <DateField name="endedOn" label={t('record:educationPage.end.endedOn')} />
      <Radios
        name="endReason"
        label={t('record:educationPage.end.endReason')}
        options={options('episodeEnds', EPISODE_ENDS)}
      />
    </RecordForm>
  );
}

function WhyForm({ problems, submitKey }: EducationPageProps) {
  const { t } = useRecordWords();
  const { options } = useOptions();
  return (
    <RecordForm
      words="record:educationPage.why"
      problems={problems}
      submitKey={submitKey}
      lead={<Notice>{t('record:educationPage.why.lead')}</Notice>}
    >
      <DateField
        name="toldOn"
        label={t('record:educationPage.why.toldOn')}
        hint={t('record:dateHint')}
      />
      <ToldBy />
      <Checkboxes
        name="reasons"
        label={t('record:educationPage.why.reasons')}
        options={options('reasons', REASONS)}
        optionalNote
      />
      <TextArea name="words" label={t('record:educationPage.why.words')} rows={4} optionalNote />
      <Radios
        name="stillChoice"
        label={t('record:educationPage.why.stillChoice')}
        options={options('stillChoice', STILL_CHOICE)}
        inline
        optionalNote
      />
      <TextArea
        name="wouldHelp"
        label={t('record:educationPage.why.wouldHelp')}
        rows={4}
        optionalNote
      />
    </RecordForm>
  );
}
