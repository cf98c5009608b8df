import {
  DateField,
  FormPage,
  Hidden,
  Radios,
  Select,
  TextField,
  type FormProblems,
} from '~/components/form';
import { LinkTabs, Notice } from '~/components/layout';
import type { RelativeView } from '../family.view';
import { RELATIVE_KINDS, TOLD_BY_HAND } from '../record.codes';
import type { ProfessionalView } from '../record.view';
import { useOptions } from './options';
import { Line, Lines, Part, Small } from './part';
import { useRecordWords } from './words';

type PeoplePageProps = {
  family: { id: string; name: string };
  children: { id: string; name: string }[];
  relatives: RelativeView[];
  professionals: ProfessionalView[];
  mode: 'relative' | 'professional' | 'end-relative' | 'end-professional';
  ending: { id: string; name: string } | null;
  submitKey: string;
  problems?: FormProblems | null;
};

/** Who else belongs to a family, and who else works with it: only where somebody told of them. */
export function PeoplePage(props: PeoplePageProps) {
  const { mode } = props;
  const ends = mode.startsWith('end-');
  return (
    <>
      {mode === 'relative' && <RelativeForm {...props} />}
      {mode === 'professional' && <ProfessionalForm {...props} />}
      {ends && <EndForm {...props} />}
      {!ends && <Known {...props} />}
    </>
  );
}

/** The two kinds of people, each with its form. */
function Tabs({ family, mode }: Pick<PeoplePageProps, 'family' | 'mode'>) {
  const { t } = useRecordWords();
  const to = `/officer/family/${family.id}/people`;
  return (
    <LinkTabs
      label={t('record:people.tabs')}
      tabs={[
        { to, label: t('record:people.relative.title'), current: mode === 'relative' },
        {
          to: `${to}?professional=1`,
          label: t('record:people.professional.title'),
          current: mode === 'professional',
        },
      ]}
    />
  );
}

function RelativeForm({ family, mode, problems, submitKey }: PeoplePageProps) {
  const { t } = useRecordWords();
  const { options } = useOptions();
  return (
    <FormPage
      title={t('record:people.relative.title')}
      caption={<bdi>{family.name}</bdi>}
      backTo={`/officer/family/${family.id}`}
      problems={problems}
      errorsFrom="record:people.relative"
      submitLabel={t('record:people.relative.submit')}
      lead={
        <>
          <Tabs family={family} mode={mode} />
          <Notice>{t('record:people.relative.lead')}</Notice>
        </>
      }
    >
      <Hidden name="submitKey" value={submitKey} />
      <TextField name="name" label={t('record:people.name')} width="wide" />
      <Radios
        name="kind"
        label={t('record:people.relative.kind')}
        options={options('relatives', RELATIVE_KINDS)}
      />
      <TextField
        name="relation"
        label={t('record:people.relative.relation')}
        hint={t('record:people.relative.relationHint')}
        optionalNote
      />
      <TextField
        name="birthYear"
        label={t('record:people.relative.birthYear')}
        inputMode="numeric"
        width="short"
        optionalNote
      />
      <TextField
        name="livesAt"
        label={t('record:people.relative.livesAt')}
        hint={t('record:people.relative.livesAtHint')}
        width="wide"
        optionalNote
      />
      <Select
        name="toldBy"
        label={t('record:toldByLabel')}
        emptyLabel={t('record:choose')}
        options={options('tellers', TOLD_BY_HAND)}
      />
    </FormPage>
  );
}

function ProfessionalForm({ family, mode, children, problems, submitKey }: PeoplePageProps) {
  const { t } = useRecordWords();
  const { services } = useOptions();
  return (
    <FormPage
      title={t('record:people.professional.title')}
      caption={<bdi>{family.name}</bdi>}
      backTo={`/officer/family/${family.id}`}
      problems={problems}
      errorsFrom="record:people.professional"
      submitLabel={t('record:people.professional.submit')}
      lead={<Tabs family={family} mode={mode} />}
    >
      <Hidden name="submitKey" value={submitKey} />
      <TextField name="name" label={t('record:people.name')} width="wide" />
      <Select
        name="service"
        label={t('record:people.professional.service')}
        emptyLabel={t('record:choose')}
        options={services()}
      />
      <TextField name="role" label={t('record:people.professional.role')} optionalNote />
      <Select
        name="childId"
        label={t('record:people.professional.childId')}
        emptyLabel={t('record:people.professional.whole')}
        options={children.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        name="email"
        type="email"
        label={t('record:people.professional.email')}
        optionalNote
      />
      <TextField
        name="phone"
        type="tel"
        label={t('record:people.professional.phone')}
        width="medium"
        optionalNote
      />
      <DateField name="since" label={t('record:people.professional.since')} optionalNote />
    </FormPage>
  );
}

function EndForm({ family, ending, problems, submitKey, mode }: PeoplePageProps) {
  const { t } = useRecordWords();
  return (
    <FormPage
      title={t(`record:people.${mode}`)}
      caption={<bdi>{family.name}</bdi>}
      backTo={`/officer/family/${family.id}/people`}
      problems={problems}
      errorsFrom="record:people.end"
      submitLabel={t('record:people.endSubmit')}
      lead={
        <>
          <p>
            <strong>
              <bdi>{ending?.name}</bdi>
            </strong>
          </p>
          <p>{t('record:people.endLead')}</p>
        </>
      }
    >
      <Hidden name="submitKey" value={submitKey} />
    </FormPage>
  );
}

/** Everybody who is there already, each with the way to take them out of the picture. */
function Known({ family, relatives, professionals }: PeoplePageProps) {
  const { t, code } = useRecordWords();
  if (relatives.length + professionals.length === 0) return null;
  const to = `/officer/family/${family.id}/people`;
  const people = [
    ...relatives.map((one) => ({ ...one, mode: 'end-relative', is: code('relatives', one.kind) })),
    ...professionals.map((one) => ({
      ...one,
      mode: 'end-professional',
      is: code('services', one.service),
    })),
  ];
  return (
    <div className="mt-10 max-w-[42rem]">
      <Part id="known" title={t('record:people.known')}>
        <Lines>
          {people.map(({ id, name, mode, is }) => (
            <Line key={id}>
              <bdi>{name}</bdi>
              <Small>{is}</Small>
              <a className="inline-block py-1 text-sm" href={`${to}?${mode}=${id}`}>
                {t('record:people.toEnd')}
                <span className="sr-only"> {name}</span>
              </a>
            </Line>
          ))}
        </Lines>
      </Part>
    </div>
  );
}
