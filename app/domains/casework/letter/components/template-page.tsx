import { Button, FormInline, FormPage, Hidden, TextArea, TextField } from '~/components/form';
import { Banner, DataTable, Details, Ltr, Notice } from '~/components/layout';
import { directionOf, formatMoment, useLanguage, useT } from '~/platform/i18n';
import { languageName } from '../../item/components/words';
import { MailText } from '../../round/prepare/components/mail-text';
import type { loadTemplate, TemplateProblems } from '../template-pages.server';
import { LetterText } from './letter-text';

type View = Awaited<ReturnType<typeof loadTemplate>>;
type TemplatePageProps = View & { problems?: TemplateProblems | null };

/** The words of one kind of letter in one language: changing them, trying them, their versions. */
export function TemplatePage(props: TemplatePageProps) {
  const t = useT();
  const { template, problems, submitKey } = props;
  const { kind, language } = template;
  const here = `/admin/letters/${kind}/${language}`;
  const dir = directionOf(language);
  const { mail, ...shown } = problems?.preview ?? props.preview;
  return (
    <>
      {props.done && !problems && (
        <Banner
          kind="success"
          title={t(`letters:done.${props.done === 'unchanged' ? 'unchanged' : 'saved'}`)}
          focus
        />
      )}
      <FormPage
        wide
        title={t('letters:templates.kindIn', {
          kind: t(`letters:kinds.${kind}`),
          language: languageName(language),
        })}
        backTo="/admin/letters"
        action={here}
        problems={problems}
        errorsFrom="letters:template"
        saved={{ subject: template.subject, text: template.text }}
        hideSubmit
        lead={
          <>
            {template.outdated && <Notice tone="wait">{t('letters:template.outdated')}</Notice>}
            {language !== 'en' && <Notice>{t('letters:template.courtesy')}</Notice>}
            <p>{t('letters:write.marks')}</p>
            <Placeholders names={template.names} />
            {props.english && (
              <Details summary={t('letters:template.english')}>
                <LetterText
                  subject={props.english.subject}
                  blocks={[{ kind: 'paragraph', text: props.english.text }]}
                  language="en"
                />
              </Details>
            )}
          </>
        }
      >
        <Hidden name="seenVersion" value={template.version} />
        <Hidden name="submitKey" value={submitKey} />
        <TextField name="subject" label={t('letters:write.subject')} lang={language} dir={dir} />
        <TextArea
          name="text"
          label={t('letters:template.text')}
          rows={26}
          lang={language}
          dir={dir}
        />
        <div className="flex flex-wrap gap-3">
          <Button>{t('letters:template.save')}</Button>
          <Button variant="secondary" name="intent" value="preview">
            {t('letters:template.preview')}
          </Button>
          <Button variant="secondary" formAction={`${here}/preview.pdf`}>
            {t('letters:template.pdf')}
          </Button>
        </div>
      </FormPage>
      <section aria-labelledby="preview" className="mt-10 max-w-[42rem]">
        <h2 id="preview">{t('letters:template.previewTitle')}</h2>
        <p>{t('letters:template.previewLead')}</p>
        <LetterText {...shown} language={language} level={3} />
        {mail && (
          <>
            <h3 className="mt-8">{t('letters:template.asMail')}</h3>
            <p>{t('letters:template.asMailLead')}</p>
            <MailText mail={mail} />
          </>
        )}
      </section>
      <Versions {...props} here={here} />
    </>
  );
}

function Placeholders({ names }: { names: View['template']['names'] }) {
  const t = useT();
  const lines = [
    ...names.values.map((name) => ({ mark: `{{${name}}}`, name })),
    ...names.blocks.map((name) => ({ mark: `{{block:${name}}}`, name })),
  ];
  return (
    <Details summary={t('letters:template.names')}>
      <p>{t('letters:template.namesLead')}</p>
      <ul>
        {lines.map(({ mark, name }) => (
          <li key={mark}>
            <Ltr>
              <code>{mark}</code>
            </Ltr>
            {`: ${t(`letters:names.${name}`)}`}
          </li>
        ))}
      </ul>
    </Details>
  );
}

function Versions({ template, submitKey, here }: TemplatePageProps & { here: string }) {
  const t = useT();
  const language = useLanguage();
  return (
    <section className="mt-10">
      <DataTable
        caption={t('letters:template.versions')}
        rows={template.versions}
        rowKey={(row) => String(row.version)}
        columns={[
          {
            key: 'version',
            header: t('letters:templates.version'),
            cell: (row) =>
              row.version === 0
                ? t('letters:templates.shipped')
                : t('letters:templates.versionNumber', { version: row.version }),
          },
          {
            key: 'subject',
            header: t('letters:write.subject'),
            cell: (row) => <bdi>{row.subject}</bdi>,
          },
          {
            key: 'who',
            header: t('letters:template.who'),
            cell: (row) =>
              row.at && (
                <>
                  <bdi>{row.by}</bdi>
                  {` · ${formatMoment(language, row.at)}`}
                </>
              ),
          },
          {
            key: 'back',
            header: t('letters:template.back'),
            headerHidden: true,
            cell: (row) =>
              row.version === template.version ? (
                t('letters:template.stands')
              ) : (
                <FormInline
                  id={`back-${row.version}`}
                  action={here}
                  submitLabel={t('letters:template.backTo', { version: row.version })}
                  submitVariant="quiet"
                >
                  <Hidden name="intent" value="back" />
                  <Hidden name="version" value={row.version} />
                  <Hidden name="seenVersion" value={template.version} />
                  <Hidden name="submitKey" value={submitKey} />
                </FormInline>
              ),
          },
        ]}
      />
    </section>
  );
}
