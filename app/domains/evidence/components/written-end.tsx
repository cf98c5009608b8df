import { Button } from '~/components/form';
import { KeptNote } from '~/components/form/kept-note';
import { formatDate, useLanguage, useT } from '~/platform/i18n';

/** The end of a form that is kept as it is written: check it, save it, until when it is kept, delete it. */
export function WrittenEnd({ sending }: { sending: { id: string; expiresAt: string | null } }) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="space-y-4 border-t border-line pt-6">
      <KeptNote />
      <div className="flex flex-wrap gap-4">
        <Button name="do" value="check">
          {t('plan:page.check')}
        </Button>
        <Button name="do" value="save" variant="secondary">
          {t('plan:page.save')}
        </Button>
      </div>
      {sending.expiresAt && (
        <p className="max-w-prose text-sm text-soft">
          {t('plan:page.kept', { date: formatDate(language, sending.expiresAt) })}
        </p>
      )}
      <p>
        <a
          href={`/${language}/family/sending/${sending.id}/delete`}
          className="inline-flex min-h-11 items-center"
        >
          {t('plan:page.delete')}
        </a>
      </p>
    </div>
  );
}
