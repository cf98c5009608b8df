import {
  ButtonLink,
  DateField,
  ErrorSummary,
  Fieldset,
  FormInline,
  TextField,
  type FormProblems,
} from '~/components/form';
import { BackLink, Details, EmptyState, SummaryCard, SummaryList } from '~/components/layout';
import { formatDate, useLanguage, useT } from '~/platform/i18n';
import type { ChildAnswers } from '../answers.schema';
import { SEVERAL_ROWS } from '../child.schema';
import { childFullName, childName, type AgeFacts } from '../children.rules';
import { wholeAgeText } from './age-note';
import { learningText } from './learning-text';

type ChildLine = { child: ChildAnswers; age: AgeFacts };

/** The children of a draft; `base` is the draft's address. */
export function ChildrenPage(props: {
  children: ChildLine[];
  base: string;
  problems?: FormProblems;
  full: boolean;
}) {
  const t = useT();
  const { children, base, problems, full } = props;
  return (
    <div className="max-w-[48rem]">
      <BackLink to={base} />
      <ErrorSummary problems={problems} errorsFrom="notify:children" idPrefix="form" />
      <h1>{t('notify:children.title')}</h1>
      <p>{t('notify:children.lead')}</p>
      {children.length === 0 && (
        <EmptyState title={t('notify:children.none')}>{t('notify:children.noneHint')}</EmptyState>
      )}
      {children.map((line) => (
        <ChildCard key={line.child.key} {...line} base={`${base}/children/${line.child.key}`} />
      ))}
      {full ? (
        <p>{t('notify:children.full')}</p>
      ) : (
        <AddChildren base={base} problems={problems} any={children.length > 0} />
      )}
      <p className="mt-8">
        <a href={base}>{t('notify:children.done')}</a>
      </p>
    </div>
  );
}

function ChildCard({ child, age, base }: ChildLine & { base: string }) {
  const t = useT();
  const language = useLanguage();
  const name = childName(child);
  const words = (key: string) => t(`notify:children.card.${key}`, { name });
  const needs = child.needs?.needs;
  return (
    <SummaryCard
      title={childFullName(child)}
      actions={
        <a href={`${base}/remove`} aria-label={words('removeName')}>
          {words('remove')}
        </a>
      }
    >
      <SummaryList
        rows={[
          {
            key: words('born'),
            value: formatDate(language, child.dateOfBirth),
            changeTo: base,
            changeLabel: words('bornChange'),
          },
          {
            key: words('age'),
            value: wholeAgeText(t, language, age),
          },
          {
            key: words('learning'),
            value: child.learning ? (
              learningText(t, child.learning)
            ) : (
              <strong>{words('needed')}</strong>
            ),
            changeTo: `${base}/learning`,
            changeLabel: words('learningChange'),
          },
          {
            key: words('needs'),
            value: needs ? t(`notify:needs.needs.options.${needs}.label`) : words('notAnswered'),
            changeTo: `${base}/needs`,
            changeLabel: words('needsChange'),
          },
        ]}
      />
    </SummaryCard>
  );
}

function AddChildren(props: { base: string; problems?: FormProblems; any: boolean }) {
  const t = useT();
  const { base, problems, any } = props;
  return (
    <>
      <p className="mt-6">
        <ButtonLink to={`${base}/children/new`} variant={any ? 'secondary' : 'primary'}>
          {t(any ? 'notify:children.addAnother' : 'notify:children.add')}
        </ButtonLink>
      </p>
      <Details summary={t('notify:children.several.summary')} open={problems !== undefined}>
        <p>{t('notify:children.several.lead')}</p>
        <FormInline
          id="form"
          problems={problems}
          errorsFrom="notify:children"
          submitLabel={t('notify:children.several.button')}
        >
          {Array.from({ length: SEVERAL_ROWS }, (_, row) => (
            <SeveralRow key={row} row={row} />
          ))}
        </FormInline>
      </Details>
    </>
  );
}

function SeveralRow({ row }: { row: number }) {
  const t = useT();
  const several = (key: string) => t(`notify:children.several.${key}`);
  return (
    <Fieldset legend={t('notify:children.several.row', { number: row + 1 })} asked="needed">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name={`given[${row}]`}
          label={several('given')}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          name={`family[${row}]`}
          label={several('family')}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <DateField name={`dob[${row}]`} label={several('dob')} />
    </Fieldset>
  );
}
