import {
  ButtonLink,
  Checkboxes,
  DateField,
  FormPage,
  Hidden,
  type FormProblems,
} from '~/components/form';
import { Banner, EmptyState } from '~/components/layout';
import { formatShortDate, useLanguage, useT } from '~/platform/i18n';
import type { WorklistView } from '../worklist-pages.server';

/** What waits to be posted or handed over: print it, send it off, and say on which day. */
export function WorklistPage(props: WorklistView & { problems?: FormProblems | null }) {
  const t = useT();
  const { post, byHand, problems } = props;
  const none = post.length + byHand.length === 0;
  const printed = post.filter((copy) => !copy.held).length;
  return (
    <>
      {props.done === 'left' && !problems && (
        <Banner kind="success" title={t('letters:done.left')} focus />
      )}
      <FormPage
        wide
        title={t('letters:worklist.title')}
        problems={problems}
        errorsFrom="letters:worklist"
        saved={{ leftOn: props.today }}
        submitLabel={t('letters:worklist.submit')}
        hideSubmit={none}
        lead={
          <>
            <p>{t('letters:worklist.lead')}</p>
            {printed > 0 && (
              <ButtonLink to="/officer/letters/print.pdf" variant="secondary">
                {t('letters:worklist.print', { count: printed })}
              </ButtonLink>
            )}
          </>
        }
      >
        {none && <EmptyState title={t('letters:worklist.none')} />}
        <Hidden name="submitKey" value={props.submitKey} />
        {!none && (
          <Checkboxes
            name="copies"
            label={t('letters:worklist.copies')}
            options={[...post, ...byHand].map((copy) => ({
              value: copy.id,
              label: <CopyName copy={copy} />,
              hint: <CopyHint copy={copy} />,
            }))}
          />
        )}
        {!none && (
          <DateField
            name="leftOn"
            label={t('letters:worklist.leftOn')}
            hint={t('letters:worklist.leftOnHint')}
          />
        )}
      </FormPage>
      {!none && (
        <section aria-labelledby="open-letters" className="mt-10">
          <h2 id="open-letters">{t('letters:worklist.single')}</h2>
          <ul>
            {[...post, ...byHand].map((copy) => (
              <li key={copy.id}>
                <a href={`/officer/letter-copy/${copy.id}.pdf`}>
                  {t('letters:sent.pdf', { name: copy.name })}
                </a>
                {' · '}
                <a href={`/officer/letter/${copy.letterId}`}>
                  {t('letters:worklist.letter', {
                    kind: t(`letters:kinds.${copy.kind}`),
                    child: copy.childName,
                  })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type Copy = WorklistView['post'][number];

function CopyName({ copy }: { copy: Copy }) {
  const t = useT();
  return (
    <>
      <bdi>{copy.name}</bdi>
      {` · ${t(`letters:ways.${copy.how}`)} · ${t(`letters:kinds.${copy.kind}`)}`}
    </>
  );
}

function CopyHint({ copy }: { copy: Copy }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      {copy.held && <strong>{t('letters:worklist.held')} </strong>}
      {copy.addressLines.length > 0 && <bdi>{copy.addressLines.join(', ')} · </bdi>}
      {t('letters:worklist.about', {
        child: copy.childName,
        by: copy.sentBy,
        on: formatShortDate(language, copy.sentOn),
      })}
    </>
  );
}
