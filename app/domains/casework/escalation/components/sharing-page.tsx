import {
  DateField,
  FormPage,
  Hidden,
  Select,
  TextArea,
  TextField,
  type FormProblems,
  type SavedValues,
} from '~/components/form';
import { Banner, DataTable, EmptyState, UserText } from '~/components/layout';
import { SERVICES } from '../../case/case.codes';
import { CaseHead, type HeadChild } from '../../record';
import type { SharingLine } from '../escalation.view';
import { BasisFields, ParentsFields } from './shared-fields';
import { useEscalationWords } from './words';

type SharingPageProps = {
  child: HeadChild;
  lines: SharingLine[];
  submitKey: string;
  saved: SavedValues;
  done: string | null;
  problems?: FormProblems | null;
};

/** What was shared about one child, with whom, on what basis, when and by whom; and a line by hand. */
export function SharingPage({ child, lines, submitKey, saved, done, problems }: SharingPageProps) {
  const { t, service } = useEscalationWords();
  return (
    <>
      {done && <Banner kind="success" focus title={t('escalation:done.shared')} />}
      <CaseHead child={child} title={t('escalation:sharing.title')} />
      <SharingTable lines={lines} />
      <h2 className="mt-10">{t('escalation:sharing.add')}</h2>
      <FormPage
        title={null}
        problems={problems}
        saved={saved}
        errorsFrom="escalation:sharing"
        submitLabel={t('escalation:sharing.submit')}
        lead={<p>{t('escalation:sharing.lead')}</p>}
      >
        <Hidden name="submitKey" value={submitKey} />
        <TextArea
          name="what"
          rows={3}
          label={t('escalation:sharing.what')}
          hint={t('escalation:sharing.whatHint')}
        />
        <Select
          name="service"
          label={t('escalation:sharing.service')}
          emptyLabel={t('escalation:sharing.choose')}
          options={SERVICES.map((code) => ({ value: code, label: service(code) }))}
        />
        <TextField
          name="withWhom"
          width="wide"
          label={t('escalation:sharing.withWhom')}
          hint={t('escalation:sharing.withWhomHint')}
        />
        <DateField name="sharedOn" label={t('escalation:sharing.sharedOn')} />
        <BasisFields />
        <ParentsFields />
      </FormPage>
    </>
  );
}

function SharingTable({ lines }: { lines: SharingLine[] }) {
  const { t, date, service, basis } = useEscalationWords();
  if (lines.length === 0) return <EmptyState title={t('escalation:sharing.none')} />;
  return (
    <DataTable
      caption={t('escalation:sharing.caption')}
      captionHidden
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: 'on',
          header: t('escalation:sharing.when'),
          nowrap: true,
          cell: (line) => date(line.sharedOn),
        },
        {
          key: 'what',
          header: t('escalation:sharing.what'),
          rowHeader: true,
          cell: (line) => <What line={line} />,
        },
        {
          key: 'with',
          header: t('escalation:sharing.with'),
          cell: (line) => (
            <>
              {service(line.service)}
              <br />
              <bdi>{line.withWhom}</bdi>
            </>
          ),
        },
        {
          key: 'basis',
          header: t('escalation:sharing.basis'),
          cell: (line) => (
            <>
              {basis(line.basis)}
              {line.basisNote && <UserText>{line.basisNote}</UserText>}
            </>
          ),
        },
        {
          key: 'by',
          header: t('escalation:sharing.by'),
          cell: (line) => <bdi>{line.by ?? ''}</bdi>,
        },
        {
          key: 'shown',
          header: t('escalation:sharing.shown'),
          cell: (line) => (
            <>
              {t(line.shown ? 'escalation:sharing.yes' : 'escalation:sharing.no')}
              {line.hiddenReason && <UserText>{line.hiddenReason}</UserText>}
            </>
          ),
        },
      ]}
    />
  );
}

function What({ line }: { line: SharingLine }) {
  const { t } = useEscalationWords();
  return (
    <>
      <UserText>{line.what}</UserText>
      {line.escalationId && (
        <a href={`/officer/escalation/${line.escalationId}`} className="font-normal">
          {t('escalation:sharing.toQuestion')}
        </a>
      )}
    </>
  );
}
