import type { ReactNode } from 'react';
import { Button } from '~/components/form';
import type { Tone } from '~/components/layout';
import { formatMoment, isolate, useLanguage, useT } from '~/platform/i18n';
import type { FileLine } from '../evidence.views';
import { sizeText } from '~/platform/i18n/file-size';
import { SortSign } from './piece-picture';
import { refusalText, type FileLimits } from '../refusal-words';
import { localeOf, toneOf } from './file-sender-words';

type RowProps = {
  /** Null for the pattern from which the script makes its rows. */
  file: FileLine | null;
  limits: FileLimits;
  /** Where a removal is posted, and where it leads back to; null where nothing may be removed. */
  removal: { action: string; back: string } | null;
  lookAt?: string;
  /** What else is said of the file, such as what it is marked with. */
  children?: ReactNode;
};

/** One file of the list, with what became of it. */
export function FileRow({ file, limits, removal, lookAt, children }: RowProps) {
  const language = useLanguage();
  return (
    <li
      data-file={file?.id ?? ''}
      data-name={file?.name}
      data-bytes={file?.bytes}
      data-state={file?.state}
      className="flex gap-4 border-b border-line py-4 first:border-t"
    >
      <span className="relative size-16 shrink-0">
        <SortSign sort={file?.sort ?? 'document'} />
        <img
          data-part="picture"
          src={file?.small ?? undefined}
          alt=""
          hidden={!file?.small}
          loading="lazy"
          className="absolute inset-0 size-full rounded-md border border-line bg-sunken object-cover"
        />
      </span>
      <div className="min-w-0 flex-1 sm:flex sm:gap-4">
        <div className="min-w-0 flex-1">
          <p className="mb-0">
            <FileName file={file} lookAt={lookAt} />
          </p>
          <p className="mb-1 flex flex-wrap gap-x-3 text-sm text-soft">
            <bdi data-part="size">{file && sizeText(localeOf(language), file.bytes)}</bdi>
            <Received file={file} />
          </p>
          <StateTag file={file} limits={limits} />
          <RowProgress />
          {children}
        </div>
        <div className="flex flex-wrap items-start gap-2 sm:-mt-2 print:hidden">
          {file === null && <RowButtons />}
          {removal && <RemoveForm file={file} {...removal} />}
        </div>
      </div>
    </li>
  );
}

/** The name is the way to the file itself once that may be opened; the script puts it there then. */
function FileName({ file, lookAt }: Pick<RowProps, 'file' | 'lookAt'>) {
  const look = 'inline-block max-w-full font-semibold wrap-anywhere';
  return (
    <>
      <bdi data-part="name" hidden={file?.state === 'ready'} className={look}>
        {file?.name}
      </bdi>
      <a
        data-part="look"
        href={lookAt ?? '#files'}
        hidden={file?.state !== 'ready'}
        dir="auto"
        className={`${look} -my-2 min-h-11 py-2 [unicode-bidi:isolate]`}
      >
        {file?.name}
      </a>
    </>
  );
}

function Received({ file }: { file: FileLine | null }) {
  const t = useT();
  const language = useLanguage();
  return (
    <span data-part="received">
      {file?.receivedAt &&
        t('send-files:received', { moment: formatMoment(language, file.receivedAt) })}
    </span>
  );
}

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink',
  info: 'data-[tone=info]:bg-info-soft data-[tone=info]:text-info',
  good: 'data-[tone=good]:bg-good-soft data-[tone=good]:text-good',
  wait: 'data-[tone=wait]:bg-wait-soft data-[tone=wait]:text-wait',
  alert: 'data-[tone=alert]:bg-alert-soft data-[tone=alert]:text-alert',
};

// All looks at once, so that the script changes one attribute and no list of classes.
const tagLook = `tag ${Object.values(tones).join(' ')}`;

function StateTag({ file, limits }: { file: FileLine | null; limits: FileLimits }) {
  const t = useT();
  const why = file?.refusal
    ? refusalText(t, file.refusal, file.name, limits)
    : file?.state === 'uploading' && t('send-files:sendAgain');
  return (
    <>
      <p className="mb-1">
        <span
          data-part="state"
          data-tone={file ? toneOf[file.state] : 'neutral'}
          className={tagLook}
        >
          {file && t(`files:state.${file.state}`)}
        </span>
      </p>
      <p data-part="why" hidden={!why} className="mb-1 max-w-prose text-sm">
        {why}
      </p>
    </>
  );
}

function RowProgress() {
  const t = useT();
  return (
    <>
      <p data-part="sign-in" hidden className="mb-1">
        <a href={`/${useLanguage()}/sign-in`} target="_blank" rel="noreferrer">
          {t('send-files:script.signIn')}
        </a>
      </p>
      <p data-part="progress" hidden className="flex items-center gap-3">
        <progress
          max={100}
          value={0}
          aria-label={t('send-files:progress.file')}
          className="h-3 min-w-0 flex-1 basis-32"
        />
        <span data-part="percent" className="min-w-14 text-end text-sm tabular-nums" />
      </p>
    </>
  );
}

/** The two buttons of a file on its way. Their words change; they stay, so that the focus does. */
function RowButtons() {
  return (
    <>
      {['act', 'cancel'].map((name) => (
        <span key={name} data-part={name} hidden>
          <Button type="button" variant="secondary">
            <span data-part="label" />
            <span data-part="of" className="sr-only" />
          </Button>
        </span>
      ))}
    </>
  );
}

function RemoveForm(props: { file: FileLine | null; action: string; back: string }) {
  const t = useT();
  return (
    <form
      method="post"
      action={props.action}
      data-part="remove"
      hidden={props.file === null}
      className="-ms-5 sm:ms-0 sm:-me-5"
    >
      <input type="hidden" name="remove" value={props.file?.id ?? ''} />
      <input type="hidden" name="back" value={props.back} />
      <Button variant="quiet">
        {t('send-files:remove')}
        <span data-part="of" className="sr-only">
          {props.file && ` ${isolate(props.file.name)}`}
        </span>
      </Button>
    </form>
  );
}
