import type { FileLine } from '~/domains/evidence';
import { Notice, Tag } from '~/components/layout';
import { isolate } from '~/platform/i18n';
import { useWords } from '../../item/components/words';

/** The stable address of one view of a file; it is checked anew at each use. */
function addressOf(file: FileLine, view: string, use: 'show' | 'download', page?: number): string {
  const search = new URLSearchParams({ view, use });
  if (page !== undefined) search.set('page', String(page));
  return `/officer/sent-file/${file.id}?${search}`;
}

/** The address at which the whole file is downloaded. */
export function downloadAddress(file: FileLine): string {
  return addressOf(file, 'original', 'download');
}

/** The size of a file in words, such as `2.4 MB`. */
export function sizeWords(bytes: number): string {
  const [amount, unit] =
    bytes < 1_000_000
      ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte']
      : [bytes / 1_000_000, 'megabyte'];
  const format = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat('en-GB', format).format(amount);
}

/** Where a file stands, in plain words, where it is anything but ready and scanned. */
export function FileState({ file }: { file: FileLine }) {
  const { t } = useWords();
  if (file.state === 'refused') {
    return (
      <Notice tone="alert">
        {t('reading:file.refused', {
          why: t(`reading:refusal.${file.refusal ?? 'unknown-kind'}`),
        })}
      </Notice>
    );
  }
  if (file.state !== 'ready') {
    return <Notice tone="wait">{t(`reading:file.${file.state}`)}</Notice>;
  }
  return file.scan === 'not-scanned' ? (
    <p className="mb-2">
      <Tag tone="wait">{t('reading:file.notScanned')}</Tag>
    </p>
  ) : null;
}

type FileViewProps = { file: FileLine; name: string };

/** A file shown in place as far as that is possible: pictures, page pictures, sound and video. */
export function FileView({ file, name }: FileViewProps) {
  if (file.state !== 'ready') return null;
  if (file.sort === 'image') return <Picture file={file} name={name} />;
  if (file.sort === 'audio' || file.sort === 'video') return <Media file={file} name={name} />;
  return file.pages ? <Pages file={file} name={name} pages={file.pages} /> : null;
}

const frame = 'max-w-full rounded border border-line bg-surface';

function Picture({ file, name }: FileViewProps) {
  const { t } = useWords();
  const alt = t('reading:file.picture', { name: isolate(name) });
  if (!file.small) {
    return (
      <img src={addressOf(file, 'screen', 'show')} alt={alt} loading="lazy" className={frame} />
    );
  }
  return (
    <details className="group mb-2">
      <summary className="inline-block cursor-pointer list-none [&::-webkit-details-marker]:hidden">
        <img src={file.small} alt={alt} className={`${frame} group-open:hidden`} />
        <span className="block py-1 text-sm text-link underline underline-offset-4">
          <span className="group-open:hidden">{t('reading:file.larger')}</span>
          <span className="hidden group-open:inline">{t('reading:file.smaller')}</span>
        </span>
      </summary>
      <img
        src={addressOf(file, 'screen', 'show')}
        alt={alt}
        loading="lazy"
        className={`${frame} block`}
      />
    </details>
  );
}

/* eslint-disable jsx-a11y/media-has-caption -- what a family recorded comes without captions */
function Media({ file, name }: FileViewProps) {
  const { t } = useWords();
  const src = addressOf(file, 'original', 'show');
  const label = t('reading:file.play', { name: isolate(name) });
  return file.sort === 'audio' ? (
    <audio controls preload="none" src={src} aria-label={label} className="mb-2 w-full" />
  ) : (
    <video
      controls
      preload="none"
      src={src}
      aria-label={label}
      className={`${frame} mb-2 aspect-video w-full max-w-2xl`}
    />
  );
}
/* eslint-enable jsx-a11y/media-has-caption */

function Pages({ file, name, pages }: FileViewProps & { pages: number }) {
  const { t } = useWords();
  const page = (number: number) => (
    <img
      key={number}
      src={addressOf(file, 'page', 'show', number)}
      alt={t('reading:file.page', { number, count: pages, name: isolate(name) })}
      loading="lazy"
      className={`${frame} mb-3 block min-h-40 w-full max-w-2xl`}
    />
  );
  return (
    <>
      {page(1)}
      {pages > 1 && (
        <details className="mb-2">
          <summary className="inline-block min-h-8 cursor-pointer text-link underline underline-offset-4">
            {t('reading:file.morePages', { count: pages - 1 })}
            <span className="sr-only">
              {': '}
              <bdi>{name}</bdi>
            </span>
          </summary>
          {Array.from({ length: pages - 1 }, (_, at) => page(at + 2))}
        </details>
      )}
    </>
  );
}
