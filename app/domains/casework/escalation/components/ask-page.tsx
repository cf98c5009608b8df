import {
  DateField,
  Fieldset,
  FormPage,
  Hidden,
  Radios,
  TextArea,
  TextField,
} from '~/components/form';
import type { FormProblems, SavedValues } from '~/components/form';
import { Ltr } from '~/components/layout';
import { ASKED_SERVICES } from '../../case/case.codes';
import { CaseHead, type HeadChild } from '../../record';
import { ABOUT, REFERRAL_HOWS } from '../escalation.codes';
import { BasisFields, ParentsFields } from './shared-fields';
import { useEscalationWords } from './words';

type AskServicePageProps = {
  child: HeadChild;
  saved: SavedValues;
  submitKey: string;
  mashEmail: string;
  /** Who is told where a service stays silent and nobody above the asked one is named. */
  nextLevel: string;
  problems?: FormProblems | null;
};

/** Asking another service something about one child. */
export function AskServicePage(props: AskServicePageProps) {
  const { child, problems, saved, submitKey, nextLevel } = props;
  const { t } = useEscalationWords();
  return (
    <>
      <CaseHead child={child} title={t('escalation:ask.title')} />
      <FormPage
        title={null}
        problems={problems}
        saved={saved}
        errorsFrom="escalation:ask"
        submitLabel={t('escalation:ask.submit')}
        lead={<p>{t('escalation:ask.lead')}</p>}
      >
        <Hidden name="submitKey" value={submitKey} />
        <ServiceField mashEmail={props.mashEmail} />
        <Fieldset legend={t('escalation:ask.whom')} hint={t('escalation:ask.whomHint')}>
          <TextField name="toName" width="wide" label={t('escalation:fields.toName')} />
          <TextField
            name="toEmail"
            type="email"
            width="wide"
            label={t('escalation:fields.toEmail')}
          />
        </Fieldset>
        <TextArea
          name="what"
          rows={4}
          label={t('escalation:fields.what')}
          hint={t('escalation:fields.whatHint')}
        />
        <TextArea
          name="why"
          rows={4}
          label={t('escalation:fields.why')}
          hint={t('escalation:fields.whyHint')}
        />
        <Radios
          name="about"
          label={t('escalation:fields.about')}
          options={ABOUT.map((code) => ({ value: code, label: t(`escalation:about.${code}`) }))}
        />
        <TextArea
          name="information"
          rows={3}
          label={t('escalation:fields.information')}
          hint={t('escalation:fields.informationHint')}
        />
        <BasisFields />
        <ParentsFields />
        <DateField
          name="dueOn"
          label={t('escalation:fields.dueOn')}
          hint={t('escalation:fields.dueOnHint')}
        />
        <NextLevelFields nextLevel={nextLevel} />
      </FormPage>
    </>
  );
}

/** The services; what goes to MASH is a referral, and says how and when it went. */
function ServiceField({ mashEmail }: { mashEmail: string }) {
  const { t, service } = useEscalationWords();
  const referral = (
    <>
      <p className="text-sm">
        {t('escalation:ask.mashAddress')} <Ltr>{mashEmail}</Ltr>
      </p>
      <Radios
        name="sentHow"
        label={t('escalation:fields.sentHow')}
        options={REFERRAL_HOWS.map((how) => ({ value: how, label: t(`escalation:hows.${how}`) }))}
      />
      <DateField
        name="sentOn"
        label={t('escalation:fields.sentOn')}
        hint={t('escalation:fields.sentHint')}
      />
      <TextField
        name="sentTime"
        width="tiny"
        dir="ltr"
        label={t('escalation:fields.sentTime')}
        hint={t('escalation:fields.timeHint')}
      />
    </>
  );
  return (
    <Radios
      name="service"
      label={t('escalation:fields.service')}
      options={ASKED_SERVICES.map((code) => ({
        value: code,
        label: service(code),
        hint: code === 'mash' && t('escalation:ask.mashHint'),
        conditional: code === 'mash' ? referral : undefined,
      }))}
    />
  );
}

/** Somebody above the one who is asked. */
export function NextLevelFields({ nextLevel }: { nextLevel: string }) {
  const { t } = useEscalationWords();
  return (
    <Fieldset
      legend={t('escalation:fields.nextLevel')}
      hint={t('escalation:fields.nextLevelHint', { nextLevel })}
    >
      <TextField
        name="nextLevelName"
        width="wide"
        label={t('escalation:fields.nextLevelName')}
        optionalNote
      />
      <TextField
        name="nextLevelEmail"
        type="email"
        width="wide"
        label={t('escalation:fields.nextLevelEmail')}
        optionalNote
      />
    </Fieldset>
  );
}
