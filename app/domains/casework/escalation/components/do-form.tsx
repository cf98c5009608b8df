import type { ReactNode } from 'react';
import {
  DateField,
  FormPage,
  Hidden,
  Select,
  TextArea,
  TextField,
  type FormProblems,
} from '~/components/form';
import { Inset, UserText } from '~/components/layout';
import { ASKED_SERVICES } from '../../case/case.codes';
import { ChangedMeanwhile } from '../../item/components/move-parts';
import type { EscalationDo } from '../escalation.schema';
import type { EscalationView } from '../escalation.view';
import { NextLevelFields } from './ask-page';
import { useEscalationWords } from './words';

export type DoFormProps = {
  escalation: EscalationView;
  wanted: EscalationDo;
  saved: { dueOn: string; today: string; time: string };
  submitKey: string;
  nextLevel: string;
  problems?: FormProblems | null;
};

/** One of the moves on an escalation, as a form of its own. */
export function DoForm(props: DoFormProps) {
  const { escalation, wanted, saved, problems, submitKey } = props;
  const { t } = useEscalationWords();
  return (
    <FormPage
      title={null}
      action={`/officer/escalation/${escalation.id}?do=${wanted}`}
      problems={problems}
      saved={{
        dueOn: escalation.dueOn >= saved.today ? escalation.dueOn : saved.dueOn,
        receiptOn: saved.today,
        receiptTime: saved.time,
        saidOn: saved.today,
        service: escalation.service,
        toName: escalation.toName,
        toEmail: escalation.toEmail,
        nextLevelName: escalation.nextLevelName,
        nextLevelEmail: escalation.nextLevelEmail ?? '',
        outcome: escalation.referralOutcome,
      }}
      errorsFrom={`escalation:do.${wanted}`}
      submitLabel={t(`escalation:do.${wanted}.submit`)}
      lead={
        <>
          <ChangedMeanwhile problems={problems} />
          <p>{t(`escalation:do.${wanted}.lead`)}</p>
          <Inset>
            <UserText>{escalation.what}</UserText>
          </Inset>
        </>
      }
    >
      <Hidden name="version" value={escalation.version} />
      <Hidden name="seen" value={escalation.seen} />
      <Hidden name="submitKey" value={submitKey} />
      {fieldsOf(props, t)}
    </FormPage>
  );
}

type T = ReturnType<typeof useEscalationWords>['t'];

function fieldsOf(props: DoFormProps, t: T): ReactNode {
  switch (props.wanted) {
    case 'chase':
      return null;
    case 'receipt':
      return (
        <>
          <DateField name="receiptOn" label={t('escalation:do.receipt.receiptOn')} />
          <TextField
            name="receiptTime"
            width="tiny"
            dir="ltr"
            label={t('escalation:do.receipt.receiptTime')}
            hint={t('escalation:fields.timeHint')}
          />
          <TextArea
            name="proof"
            rows={2}
            label={t('escalation:do.receipt.proof')}
            hint={t('escalation:do.receipt.proofHint')}
          />
        </>
      );
    case 'outcome':
      return <TextArea name="outcome" rows={4} label={t('escalation:do.outcome.outcome')} />;
    case 'answer':
      return (
        <>
          <TextField
            name="by"
            width="wide"
            label={t('escalation:do.answer.by')}
            hint={t('escalation:do.answer.byHint')}
          />
          <DateField name="saidOn" label={t('escalation:do.answer.saidOn')} />
          <TextArea name="text" rows={6} label={t('escalation:do.answer.text')} />
        </>
      );
    case 'recipient':
      return <RecipientFields {...props} />;
    case 'reopen':
      return (
        <>
          <TextArea
            name="more"
            rows={4}
            label={t('escalation:do.reopen.more')}
            hint={t('escalation:do.reopen.moreHint')}
          />
          <DateField name="dueOn" label={t('escalation:fields.dueOn')} />
        </>
      );
    case 'close':
      return (
        <TextArea
          name="reason"
          rows={3}
          label={t('escalation:do.close.reason')}
          optionalNote={props.escalation.state === 'answered'}
        />
      );
  }
}

function RecipientFields({ escalation, nextLevel }: DoFormProps) {
  const { t, service } = useEscalationWords();
  const services = ASKED_SERVICES.filter((code) => code !== 'mash');
  return (
    <>
      {!escalation.isReferral && (
        <Select
          name="service"
          label={t('escalation:fields.service')}
          options={services.map((code) => ({ value: code, label: service(code) }))}
        />
      )}
      <TextField name="toName" width="wide" label={t('escalation:fields.toName')} />
      <TextField name="toEmail" type="email" width="wide" label={t('escalation:fields.toEmail')} />
      <DateField name="dueOn" label={t('escalation:fields.dueOn')} />
      <NextLevelFields nextLevel={nextLevel} />
    </>
  );
}
