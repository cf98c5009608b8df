import { Button } from '~/components/form';
import { useT } from '~/platform/i18n';

/** How far all files together are, for the script; hidden until there is something to say. */
export function OverallProgress() {
  const t = useT();
  return (
    <div data-part="overall" hidden className="mb-4 rounded-lg bg-tint px-4 py-3">
      <p data-part="overall-text" className="mb-1 font-semibold" />
      <progress
        max={100}
        value={0}
        aria-label={t('send-files:progress.all')}
        className="mb-3 h-3 w-full"
      />
      <div className="flex flex-wrap gap-2">
        {['act-all', 'cancel-all'].map((name) => (
          <span key={name} data-part={name}>
            <Button type="button" variant="secondary">
              <span data-part="label" />
            </Button>
          </span>
        ))}
      </div>
    </div>
  );
}

const buttons = ['record', 'stop', 'keep', 'discard'] as const;

/** Records a sound in the page; shown by the script where there is a microphone. */
export function Recorder() {
  const t = useT();
  return (
    <div
      data-part="recorder"
      hidden
      role="group"
      aria-labelledby="recorder-title"
      className="mt-5 rounded-lg border border-line px-4 py-3"
    >
      <p id="recorder-title" className="mb-2 font-semibold">
        {t('send-files:recorder.title')}
      </p>
      <p className="mb-2">
        <span role="status" data-part="recorder-text" />{' '}
        <span data-part="recorder-time" role="timer" className="tabular-nums" />
      </p>
      {/* What was said into it a moment ago has no captions. */}
      {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
      <audio
        data-part="recorder-sound"
        controls
        hidden
        aria-label={t('send-files:recorder.listen')}
        className="mb-3 w-full"
      />
      <div className="flex flex-wrap gap-2">
        {buttons.map((name) => (
          <span key={name} data-part={name} hidden={name !== 'record'}>
            <Button type="button" variant={name === 'keep' ? 'primary' : 'secondary'}>
              {t(`send-files:recorder.${name}`)}
            </Button>
          </span>
        ))}
      </div>
    </div>
  );
}
