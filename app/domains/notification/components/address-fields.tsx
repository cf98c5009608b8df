import { TextField } from '~/components/form';
import { useT } from '~/platform/i18n';

/** The lines of an address; `autoFill` asks the browser for the reader's own. */
export function AddressFields({ autoFill }: { autoFill: boolean }) {
  const t = useT();
  const complete = (what: string) => (autoFill ? what : 'off');
  return (
    <>
      <TextField
        name="line1"
        label={t('notify:address.line1')}
        autoComplete={complete('address-line1')}
      />
      <TextField
        name="line2"
        label={t('notify:address.line2')}
        optionalNote
        autoComplete={complete('address-line2')}
      />
      <TextField
        name="town"
        label={t('notify:address.town')}
        width="medium"
        autoComplete={complete('address-level2')}
      />
      <TextField
        name="postcode"
        label={t('notify:address.postcode')}
        width="short"
        dir="ltr"
        autoCapitalize="characters"
        spellCheck={false}
        autoComplete={complete('postal-code')}
      />
    </>
  );
}
