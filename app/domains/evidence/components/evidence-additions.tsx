import type { ReactNode } from 'react';
import { FormInline, Hidden, TextArea, TextField, type FormProblems } from '~/components/form';
import { Details } from '~/components/layout';
import { useT } from '~/platform/i18n';

type AdditionsProps = {
  /** The page's address without what was done last. */
  action: string;
  /** What was wrong with the form of that name, or was typed in it before. */
  problemsOf: (form: 'link' | 'words') => FormProblems | undefined;
  /** Makes one addition of a form that is sent twice. */
  submitKey: string;
  /** What was added so. */
  children: ReactNode;
};

/** What is no file: a link, and words. Each form opens where it is wanted. */
export function EvidenceAdditions(props: AdditionsProps) {
  const { action, problemsOf, submitKey } = props;
  const t = useT();
  const link = problemsOf('link');
  const words = problemsOf('words');
  return (
    <section aria-labelledby="more" className="mt-10">
      <h2 id="more">{t('evidence:set.more')}</h2>
      {props.children}
      <Details summary={t('evidence:link.open')} open={link !== undefined}>
        <FormInline
          id="link"
          action={action}
          problems={link}
          errorsFrom="evidence:link"
          submitLabel={t('evidence:link.add')}
          submitVariant="secondary"
        >
          <Hidden name="do" value="link" />
          <Hidden name="key" value={submitKey} />
          <p>{t('evidence:link.text')}</p>
          <TextField
            name="link"
            type="url"
            label={t('evidence:link.label')}
            hint={t('evidence:link.hint')}
            autoComplete="off"
          />
          <TextField
            name="linkTitle"
            label={t('evidence:link.titleLabel')}
            hint={t('evidence:link.titleHint')}
            asked="choice"
            autoComplete="off"
          />
        </FormInline>
      </Details>
      <Details summary={t('evidence:words.open')} open={words !== undefined}>
        <FormInline
          id="form"
          action={action}
          problems={words}
          errorsFrom="evidence:words"
          submitLabel={t('evidence:words.add')}
          submitVariant="secondary"
        >
          <Hidden name="do" value="words" />
          <Hidden name="key" value={submitKey} />
          <TextArea
            name="text"
            label={t('evidence:words.label')}
            hint={t('evidence:words.hint')}
            rows={8}
          />
          <TextField
            name="title"
            label={t('evidence:words.titleLabel')}
            hint={t('evidence:words.titleHint')}
            asked="choice"
            autoComplete="off"
          />
        </FormInline>
      </Details>
    </section>
  );
}
