import {
  Checkbox,
  Fieldset,
  FormPage,
  Hidden,
  Radios,
  TextArea,
  TextField,
} from '~/components/form';
import { Notice } from '~/components/layout';
import type { Reach } from '../reach.store.server';
import { ChangedMeanwhile, ItemCaption, MoveFields, type MovePageProps } from './move-parts';
import { useWords } from './words';
import { Written } from './written';

/** Recording how a parent can be reached and what is safe, with what they wrote beside it. */
export function ReachPage({ item, submitKey, problems, reach }: MovePageProps & { reach: Reach }) {
  const { t } = useWords();
  const { parent, held } = reach;
  return (
    <FormPage
      wide
      title={t('officer:reach.title')}
      caption={<ItemCaption item={item} />}
      backTo={`/officer/item/${item.id}`}
      problems={problems}
      saved={savedOf(reach)}
      errorsFrom="officer:reach"
      submitLabel={t('officer:reach.submit')}
      lead={
        <>
          <ChangedMeanwhile problems={problems} />
          {held && <Notice tone="alert">{t('officer:reach.onHold')}</Notice>}
          <p>{t('officer:reach.lead')}</p>
        </>
      }
      aside={<Written item={item} />}
    >
      <MoveFields item={item} submitKey={submitKey} />
      <Hidden name="held" value={held ?? ''} />
      <YesNo name="safeToEmail" />
      <YesNo name="safeToWrite" />
      {parent && (
        <>
          <TextArea
            name="safetyNote"
            label={t('officer:reach.note')}
            hint={t('officer:reach.noteHint')}
            rows={3}
            optionalNote
          />
          <TextField
            name="phone"
            type="tel"
            label={t('officer:reach.phone')}
            width="medium"
            optionalNote
          />
          <Fieldset legend={t('officer:reach.address')}>
            <TextField name="line1" label={t('officer:reach.line1')} width="wide" optionalNote />
            <TextField name="line2" label={t('officer:reach.line2')} width="wide" optionalNote />
            <TextField name="town" label={t('officer:reach.town')} width="medium" optionalNote />
            <TextField
              name="postcode"
              label={t('officer:reach.postcode')}
              width="short"
              optionalNote
            />
            <Checkbox
              name="addressSecret"
              label={t('officer:reach.addressSecret')}
              hint={t('officer:reach.addressSecretHint')}
            />
          </Fieldset>
        </>
      )}
    </FormPage>
  );
}

function YesNo({ name }: { name: 'safeToEmail' | 'safeToWrite' }) {
  const { t } = useWords();
  return (
    <Radios
      name={name}
      inline
      label={t(`officer:reach.${name}`)}
      options={(['yes', 'no'] as const).map((value) => ({
        value,
        label: t(`officer:reach.yesNo.${value}`),
      }))}
    />
  );
}

/** While email is on hold nobody has said yet what is safe: the officer chooses, nothing is chosen before. */
function savedOf({ parent, held }: Reach) {
  if (!parent) return {};
  const { safetyNote, phone, address, addressSecret } = parent;
  const yesNo = (safe: boolean) => (safe ? 'yes' : 'no');
  return {
    ...(held
      ? {}
      : { safeToEmail: yesNo(parent.safeToEmail), safeToWrite: yesNo(parent.safeToWrite) }),
    safetyNote,
    phone,
    ...address,
    addressSecret: addressSecret ? 'yes' : null,
  };
}
