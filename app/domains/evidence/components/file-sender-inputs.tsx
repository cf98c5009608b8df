import { useT } from '~/platform/i18n';

export type Device = 'camera' | 'microphone';

type Input = { id: string; accept?: string; capture?: 'environment' | 'user'; device?: Device };

const inputs: Input[] = [
  { id: 'choose' },
  { id: 'photo', accept: 'image/*', capture: 'environment', device: 'camera' },
  { id: 'video', accept: 'video/*', capture: 'environment', device: 'camera' },
  { id: 'sound', accept: 'audio/*', capture: 'user', device: 'microphone' },
];

/**
 * The inputs of the plain form. Those of a device are shown where the pointer is a finger: elsewhere
 * they would open the same window as the first.
 */
export function FileInputs(props: { accept?: string; devices: readonly Device[] }) {
  const t = useT();
  return inputs
    .filter(({ device }) => !device || props.devices.includes(device))
    .map(({ id, accept, capture, device }) => (
      <div key={id} className={device && 'hidden pointer-coarse:block'}>
        <label htmlFor={`files-${id}`} className="mb-1.5 block font-semibold">
          {t(`send-files:${id}`)}
        </label>
        {!device && (
          <div id="files-hint" className="-mt-1 mb-2 text-sm text-soft">
            {t('send-files:chooseHint')}{' '}
            <span data-part="drop" hidden className="hidden pointer-fine:inline">
              {t('send-files:drop')}
            </span>
          </div>
        )}
        <input
          id={`files-${id}`}
          name="files"
          type="file"
          accept={accept ?? props.accept}
          capture={capture}
          multiple={!device}
          aria-describedby={device ? undefined : 'files-hint'}
          className="block w-full max-w-[30rem] rounded-md border-2 border-dashed border-edge bg-surface p-3 text-sm file:me-3 file:min-h-9 file:rounded-md file:border file:border-edge file:bg-sunken file:px-3"
        />
      </div>
    ));
}
