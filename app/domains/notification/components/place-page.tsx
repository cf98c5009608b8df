import { Button, FormPage, Radios, TextField, type FormProblems } from '~/components/form';
import { Inset } from '~/components/layout';
import { isolate, useT } from '~/platform/i18n';
import type { ChildAnswers } from '../answers.schema';
import type { QuestionPage } from './question-page';

/** A school as the look-up shows it. */
export type FoundSchool = { urn: string; name: string; town: string; postcode: string };

type Learning = NonNullable<ChildAnswers['learning']>;

type Props = QuestionPage<Learning> & {
  name: string;
  learning: Learning;
  /** What the look-up found; undefined where nothing was looked up. */
  found?: FoundSchool[];
};

/** The name of the school or college: looked up in the list, or as the parent types it. */
export function PlacePage({ name, learning, found, problems, ...page }: Props) {
  const t = useT();
  const words = (key: string) => t(`notify:place.${key}`, { name });
  const kind = learning.setting === 'college-14-16' ? 'college' : 'school';
  return (
    <FormPage
      {...page}
      problems={problems && typedFirst(problems, found)}
      title={<span className="wrap-anywhere">{words(`title.${kind}`)}</span>}
      caption={t('notify:tasks.groups.yourChildren')}
      errorsFrom="notify:place"
      saved={{ schoolName: learning.schoolName, schoolUrn: learning.schoolUrn }}
      submitLabel={t('notify:saveAndContinue')}
      lead={
        <Inset>
          <p className="mb-0">{words(`follows.${learning.setting}`)}</p>
        </Inset>
      }
    >
      <div className="space-y-4">
        <TextField
          name="schoolName"
          label={words(`schoolName.${kind}`)}
          hint={words('schoolName.hint')}
          asked="choice"
          autoComplete="off"
          spellCheck={false}
        />
        <Button variant="secondary" name="_find" value="1">
          {words('find')}
        </Button>
      </div>
      {found && <Matches found={found} />}
    </FormPage>
  );
}

/** Nothing is chosen for the parent: after a look-up, what they typed stands until they choose. */
function typedFirst(problems: FormProblems, found: FoundSchool[] | undefined): FormProblems {
  if (!found) return problems;
  const offered = found.some((school) => school.urn === problems.values.schoolUrn);
  return offered ? problems : { ...problems, values: { ...problems.values, schoolUrn: 'typed' } };
}

function Matches({ found }: { found: FoundSchool[] }) {
  const t = useT();
  if (found.length === 0) {
    return (
      <div role="status">
        <p className="font-semibold">{t('notify:place.none')}</p>
        <p>{t('notify:place.noneHint')}</p>
      </div>
    );
  }
  return (
    <Radios
      name="schoolUrn"
      label={t('notify:place.matches', { count: found.length })}
      options={[
        ...found.map((school) => ({
          value: school.urn,
          label: isolate(school.name),
          hint: isolate([school.town, school.postcode].filter(Boolean).join(', ')),
        })),
        { value: 'typed', label: t('notify:place.notListed') },
      ]}
    />
  );
}
