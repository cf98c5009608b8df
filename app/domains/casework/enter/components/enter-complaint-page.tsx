import { Checkbox, FormPage, type FormProblems } from '~/components/form';
import { Banner, Ltr } from '~/components/layout';
import { ComplaintQuestions } from '~/domains/complaint';
import { COMPLAINT_KINDS, type ComplaintKind } from '~/domains/intake';
import { useT } from '~/platform/i18n';
import { CameFields, LanguageField } from './came-fields';

type EnterComplaintProps = {
  kind: ComplaintKind | null;
  entered: string | null;
  problems?: FormProblems;
  submitKey: string;
};

/** Where staff write down what somebody says of the council or asks of it for themselves. */
export function EnterComplaintPage({ kind, entered, problems, submitKey }: EnterComplaintProps) {
  const t = useT();
  if (!kind) return <WhichOfFour entered={entered} />;
  return (
    <FormPage
      title={t('complaint-desk:enter.title')}
      caption={t(`complaint-desk:part.title.${kind}`)}
      backTo="/officer/enter/complaint"
      lead={<p>{t('complaint-desk:enter.lead')}</p>}
      problems={problems}
      saved={{ submitKey, language: 'en' }}
      errorsFrom="complaint-desk:enter"
      submitLabel={t('complaint-desk:enter.submit')}
    >
      <CameFields />
      <LanguageField label={t('complaint-desk:enter.language')} />
      <ComplaintQuestions kind={kind} />
      <Checkbox
        name="tell"
        label={t('complaint-desk:enter.tell')}
        hint={t('complaint-desk:enter.tellHint')}
      />
    </FormPage>
  );
}

function WhichOfFour({ entered }: { entered: string | null }) {
  const t = useT();
  return (
    <div className="max-w-[42rem]">
      {entered && (
        <Banner kind="success" focus title={t('complaint-desk:enter.done')}>
          <Ltr>{entered}</Ltr>
        </Banner>
      )}
      <h1>{t('complaint-desk:enter.title')}</h1>
      <p>{t('complaint-desk:enter.lead')}</p>
      <p>{t('complaint-desk:enter.unseen')}</p>
      <ul>
        {COMPLAINT_KINDS.map((kind) => (
          <li key={kind}>
            <a href={`?form=${kind}`}>{t(`complaint-desk:part.title.${kind}`)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
