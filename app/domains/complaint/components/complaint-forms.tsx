import { Checkboxes, Fieldset, Hidden, Radios, TextArea, TextField } from '~/components/form';
import { useT } from '~/platform/i18n';
import type { ComplaintKind } from '~/domains/intake';
import { DATA_OF, DATA_WISHES, IDENTITY_WAYS } from '../complaint.schema';

/** The questions of one of the four. */
export function ComplaintQuestions({ kind }: { kind: ComplaintKind }) {
  if (kind === 'compliment') return <ComplimentForm />;
  if (kind === 'own-data') return <OwnDataForm />;
  return <ComplaintForm words={kind === 'complaint' ? 'complaint' : 'data'} />;
}

/** The questions of a compliment. */
function ComplimentForm() {
  const t = useT();
  return (
    <>
      <Hidden name="submitKey" />
      <TextArea
        name="what"
        label={t('complaints:compliment.what.label')}
        hint={t('complaints:compliment.what.hint')}
        asked="needed"
        rows={6}
        dir="auto"
      />
      <TextField
        name="who"
        label={t('complaints:compliment.who.label')}
        hint={t('complaints:compliment.who.hint')}
        asked="choice"
      />
      <TextField
        name="name"
        autoComplete="name"
        label={t('complaints:reach.name')}
        asked="choice"
        width="medium"
      />
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        label={t('complaints:reach.email.label')}
        hint={t('complaints:compliment.email.hint')}
        asked="choice"
      />
    </>
  );
}

/** The questions of a complaint: about what the council did, or about what was done with somebody's data. */
function ComplaintForm({ words }: { words: 'complaint' | 'data' }) {
  const t = useT();
  return (
    <>
      <Hidden name="submitKey" />
      <TextArea
        name="what"
        label={t(`complaints:${words}.what.label`)}
        hint={t(`complaints:${words}.what.hint`)}
        asked="needed"
        rows={8}
        dir="auto"
      />
      <TextArea
        name="who"
        label={t(`complaints:${words}.who.label`)}
        hint={t(`complaints:${words}.who.hint`)}
        asked="choice"
        rows={2}
        dir="auto"
      />
      <TextArea
        name="right"
        label={t('complaints:complaint.right.label')}
        hint={t(`complaints:${words}.right.hint`)}
        asked="choice"
        rows={4}
        dir="auto"
      />
      <ReachFields />
    </>
  );
}

/** The questions of a wish to see, correct or delete what is kept. No paper is asked for. */
function OwnDataForm() {
  const t = useT();
  return (
    <>
      <Hidden name="submitKey" />
      <Checkboxes
        name="wishes"
        label={t('complaints:ownData.wishes.label')}
        hint={t('complaints:ownData.wishes.hint')}
        asked="needed"
        options={DATA_WISHES.map((wish) => ({
          value: wish,
          label: t(`complaints:ownData.wishes.options.${wish}`),
          hint: t(`complaints:ownData.wishes.hints.${wish}`),
        }))}
      />
      <Radios
        name="of"
        label={t('complaints:ownData.of.label')}
        asked="needed"
        options={DATA_OF.map((of) => ({
          value: of,
          label: t(`complaints:ownData.of.options.${of}`),
        }))}
      />
      <TextField
        name="child"
        label={t('complaints:ownData.child.label')}
        hint={t('complaints:ownData.child.hint')}
        asked="choice"
      />
      <TextArea
        name="what"
        label={t('complaints:ownData.what.label')}
        hint={t('complaints:ownData.what.hint')}
        asked="choice"
        rows={4}
        dir="auto"
      />
      <ReachFields nameNeeded />
      <Radios
        name="identity"
        label={t('complaints:ownData.identity.label')}
        hint={t('complaints:ownData.identity.hint')}
        asked="needed"
        options={IDENTITY_WAYS.map((way) => ({
          value: way,
          label: t(`complaints:ownData.identity.options.${way}`),
          hint: t(`complaints:ownData.identity.hints.${way}`),
        }))}
      />
    </>
  );
}

/** How to reach the person: one way is needed, which one is theirs to choose. */
function ReachFields({ nameNeeded }: { nameNeeded?: true }) {
  const t = useT();
  return (
    <Fieldset legend={t('complaints:reach.legend')} hint={t('complaints:reach.hint')}>
      <TextField
        name="name"
        autoComplete="name"
        label={t('complaints:reach.name')}
        hint={nameNeeded && t('complaints:reach.nameNeeded')}
        asked={nameNeeded ? 'needed' : 'choice'}
        width="medium"
      />
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        label={t('complaints:reach.email.label')}
        hint={t('complaints:reach.email.hint')}
        asked="choice"
      />
      <TextField
        name="phone"
        type="tel"
        autoComplete="tel"
        label={t('complaints:reach.phone')}
        asked="choice"
        width="medium"
      />
      <TextArea
        name="address"
        label={t('complaints:reach.address.label')}
        hint={t('complaints:reach.address.hint')}
        asked="choice"
        rows={3}
        dir="auto"
      />
    </Fieldset>
  );
}
