import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n';
import { useLabels } from './field-labels';
import { errorField, errorTarget, errorText, ownText, type FormProblems } from './form-state';

type ErrorSummaryProps = {
  problems?: FormProblems | null;
  errorsFrom?: string;
  /** The `idPrefix` (or id) of the `FormInline` that the errors are about. */
  idPrefix?: string;
};

/** The list of what is wrong, first on the page; it takes the focus, and each line leads to its field. */
export function ErrorSummary({ problems, errorsFrom, idPrefix }: ErrorSummaryProps) {
  const t = useT();
  const labelOf = useLabels();
  if (!problems || problems.errors.length === 0) return null;
  return (
    <div
      role="alert"
      tabIndex={-1}
      autoFocus
      aria-labelledby="error-summary-title"
      className="mb-8 rounded-lg border-2 border-danger bg-surface p-5"
    >
      <h2 id="error-summary-title" className="mb-2 text-xl">
        {t('common:errors.title')}
      </h2>
      <ul role="list" className="space-y-1">
        {problems.errors.map((error) => (
          <li key={`${error.field} ${error.code}`}>
            <ErrorLine to={errorTarget(error, problems.values, idPrefix)}>
              {!ownText(t, error, errorsFrom) && (
                <Named label={labelOf(errorField(error, idPrefix))} />
              )}
              {errorText(t, error, errorsFrom)}
            </ErrorLine>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The label of a field before a sentence that does not say which one it means. */
function Named({ label }: { label: ReactNode }) {
  if (!label) return null;
  const ends = typeof label === 'string' && /[?!.:؟۔]$/.test(label);
  return (
    <>
      <bdi>{label}</bdi>
      {ends ? ' ' : ': '}
    </>
  );
}

function ErrorLine({ to, children }: { to: string | undefined; children: ReactNode }) {
  if (!to) return <p className="font-semibold text-danger">{children}</p>;
  return (
    <a href={`#${to}`} className="font-semibold text-danger hover:text-danger">
      {children}
    </a>
  );
}
