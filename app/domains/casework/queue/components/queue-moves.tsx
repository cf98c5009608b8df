import { Button, FormInline, Hidden, Select } from '~/components/form';
import { useT } from '~/platform/i18n';
import { queuePath, type QueueState } from '../queue.schema';

type QueueMovesProps = { state: QueueState; staff: { id: string; name: string }[] };

/** What can be done with the ticked rows of the table; the ticks belong to this form. */
export function QueueMoves({ state, staff }: QueueMovesProps) {
  const t = useT();
  return (
    <div className="stays-below mt-4 rounded-lg border border-line bg-tint px-4 py-3 print:hidden">
      <FormInline id="assign" action="/officer/queue/assign" hideSubmit>
        <Hidden
          name="returnTo"
          value={queuePath(state, { after: state.after, before: state.before })}
        />
        <fieldset>
          <legend className="mb-2 font-semibold">{t('officer:queue.moves.legend')}</legend>
          <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
            <Button name="move" value="claim">
              {t('officer:queue.moves.claim')}
            </Button>
            <div className="flex flex-wrap items-end gap-2">
              <div className="min-w-48">
                <Select
                  name="to"
                  width="full"
                  label={t('officer:queue.moves.to')}
                  emptyLabel={t('officer:queue.moves.choose')}
                  options={staff.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </div>
              <Button name="move" value="assign" variant="secondary">
                {t('officer:queue.moves.assign')}
              </Button>
            </div>
            <Button name="move" value="release" variant="secondary">
              {t('officer:queue.moves.release')}
            </Button>
          </div>
        </fieldset>
      </FormInline>
    </div>
  );
}
