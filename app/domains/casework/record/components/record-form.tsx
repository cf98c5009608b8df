import type { ReactNode } from 'react';
import { FormPage, Hidden } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { useT } from '~/platform/i18n';

type RecordFormProps = {
  /** Where its words are: the errors, and `submit` for the button. */
  words: string;
  problems?: FormProblems | null;
  submitKey: string;
  saved?: Record<string, string | string[] | undefined | null>;
  lead?: ReactNode;
  children: ReactNode;
};

/** A form below the head of a record's page, that makes one entry however often it is sent. */
export function RecordForm({ words, submitKey, children, ...rest }: RecordFormProps) {
  const t = useT();
  return (
    <FormPage title={null} errorsFrom={words} submitLabel={t(`${words}.submit`)} {...rest}>
      <Hidden name="submitKey" value={submitKey} />
      {children}
    </FormPage>
  );
}
