import { BackLink, DataTable, Tag } from '~/components/layout';
import { formatMoment, useLanguage, useT } from '~/platform/i18n';
import { languageName } from '../../item/components/words';
import type { listTemplates } from '../templates.server';

type Templates = Awaited<ReturnType<typeof listTemplates>>;

const tones = { none: 'neutral', outdated: 'wait' } as const;

/** The words of every kind of letter in every language, and how they stand. */
export function TemplatesPage({ templates }: { templates: Templates }) {
  const t = useT();
  // Every kind has the same languages in the same order.
  const languages = templates[0]?.languages.map((each) => each.language) ?? [];
  return (
    <>
      <BackLink to="/admin" />
      <h1>{t('letters:templates.title')}</h1>
      <p>{t('letters:templates.lead')}</p>
      <DataTable
        caption={t('letters:templates.caption')}
        captionHidden
        rows={templates}
        rowKey={({ kind }) => kind}
        columns={[
          {
            key: 'kind',
            header: t('letters:templates.kind'),
            cell: ({ kind }) => t(`letters:kinds.${kind}`),
          },
          ...languages.map((code, at) => ({
            key: code,
            header: languageName(code),
            cell: ({ kind, languages }: Templates[number]) => (
              <Words kind={kind} words={languages[at]!} />
            ),
          })),
        ]}
      />
    </>
  );
}

/** The words of one letter in one language: how they stand, and the way to them. */
function Words({ kind, words }: { kind: string; words: Templates[number]['languages'][number] }) {
  const t = useT();
  const language = useLanguage();
  const { version, changedOn, state } = words;
  const which =
    version === 0
      ? t('letters:templates.shipped')
      : changedOn
        ? t('letters:templates.changed', { version, when: formatMoment(language, changedOn) })
        : t('letters:templates.versionNumber', { version });
  return (
    <>
      <a href={`/admin/letters/${kind}/${words.language}`}>
        {state === 'none' ? t('letters:templates.write') : which}
        <span className="sr-only">
          {': '}
          {t('letters:templates.kindIn', {
            kind: t(`letters:kinds.${kind}`),
            language: languageName(words.language),
          })}
        </span>
      </a>
      {state !== 'stands' && (
        <span className="mt-1 block">
          <Tag tone={tones[state]}>{t(`letters:templates.states.${state}`)}</Tag>
        </span>
      )}
    </>
  );
}
