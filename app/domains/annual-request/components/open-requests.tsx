import { ButtonLink } from '~/components/form';
import { formatDay, formatList, isolate, useLanguage, useT } from '~/platform/i18n';
import type { OwnRequest } from '../request.views';

type OpenRequestsProps = { requests: (OwnRequest & { isAnswered: boolean })[] };

/** The yearly requests that wait on a parent's first page, in friendly words and first of all. */
export function OpenRequests({ requests }: OpenRequestsProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      {requests.map((request) => (
        <section
          key={request.id}
          aria-labelledby={`request-${request.id}`}
          className="my-8 rounded-xl border border-line border-s-4 border-s-accent bg-surface p-5"
        >
          <h2 id={`request-${request.id}`} className="mt-0">
            {t(request.isAnswered ? 'yearly:home.thanks' : 'yearly:home.title')}
          </h2>
          <p className="max-w-prose">
            {request.isAnswered
              ? t('yearly:home.answered')
              : t('yearly:home.text', {
                  names: formatList(
                    language,
                    request.children.map(({ name }) => isolate(name)),
                  ),
                  date: formatDay(language, request.answerBy),
                })}
          </p>
          <p className="mb-0">
            <ButtonLink
              to={`/${language}/family/request/${request.id}`}
              variant={request.isAnswered ? 'secondary' : 'primary'}
            >
              {t(request.isAnswered ? 'yearly:home.see' : 'yearly:home.open')}
            </ButtonLink>
          </p>
        </section>
      ))}
    </>
  );
}
