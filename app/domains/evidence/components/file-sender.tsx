import type { ReactNode } from 'react';
import { Button } from '~/components/form';
import { isolate, useT, type Language } from '~/platform/i18n';
import type { FileLine } from '../evidence.views';
import { FilesOutcomeBanner } from './file-sender-outcome';
import { FileInputs, type Device } from './file-sender-inputs';
import { OverallProgress, Recorder } from './file-sender-live';
import { FileRow } from './file-sender-row';
import { sizeText } from '~/platform/i18n/file-size';
import { type FileLimits } from '../refusal-words';
import { localeOf, sendWords } from './file-sender-words';

type FileSenderProps = {
  lang: Language;
  /** The draft that the files belong to. */
  sendingId: string;
  files: FileLine[];
  limits: FileLimits;
  /** What the browser offers to choose, as in `<input accept>`; everything without it. */
  accept?: string;
  /** The devices to offer where there are such. */
  capture?: readonly Device[];
  /** The path of the page it stands on: where the plain form and removals lead back to. */
  back: string;
  title?: ReactNode;
  /** What stands between the heading and the limits. */
  lead?: ReactNode;
  /** The kinds that fit here, in words of their own: then the other limits are said as shortly. */
  kinds?: ReactNode;
  /** What else is said of a file in its row. */
  about?: (file: FileLine) => ReactNode;
  /** What became of the last plain post; read from the page's address where it is left out. */
  outcome?: ReactNode;
};

/** From here on the room that is left is worth saying, in bytes. */
const roomy = 500_000_000;

/**
 * Sends files into a draft, and lists those in it. A plain form; `app/browser/send-files.ts` makes
 * rows with progress of it on pages whose handle asks for `send-files`. It is a form of its own, so
 * it stands beside a `FormPage` and not in it.
 */
export function FileSender(props: FileSenderProps) {
  const t = useT();
  const { lang, sendingId, files, limits, back } = props;
  const address = `/${lang}/family/sending/${sendingId}/files`;
  const removal = { action: address, back };
  return (
    <section
      data-send-files={sendingId}
      data-list={address}
      data-back={back}
      data-locale={localeOf(lang)}
      data-look={`/${lang}/family/sent-file/`}
      data-max-bytes={limits.fileMegabytes * 1024 * 1024}
      data-words={JSON.stringify(sendWords(lang, limits))}
      aria-labelledby="files-title"
      className="max-w-[42rem]"
    >
      <h2 id="files-title">{props.title ?? t('send-files:title')}</h2>
      {props.outcome ?? <FilesOutcomeBanner />}
      {props.lead}
      <Limits lang={lang} limits={limits} kinds={props.kinds} />
      <form method="post" action={address} encType="multipart/form-data" className="space-y-5">
        <input type="hidden" name="back" value={back} />
        <input type="hidden" name="submitKey" value={crypto.randomUUID()} autoComplete="off" />
        <FileInputs accept={props.accept} devices={props.capture ?? ['camera', 'microphone']} />
        <div data-part="plain-send">
          <Button>{t('send-files:send')}</Button>
        </div>
      </form>
      {(props.capture ?? ['microphone']).includes('microphone') && <Recorder />}
      <h3 id="files-list" tabIndex={-1}>
        {t('send-files:list')}
      </h3>
      <OverallProgress />
      <p data-part="none" hidden={files.length > 0} className="text-soft">
        {t('send-files:none')}
      </p>
      <ul role="list" data-part="rows" aria-labelledby="files-list" className="mb-4">
        {files.map((file) => (
          <FileRow
            key={file.id}
            file={file}
            limits={limits}
            removal={removal}
            lookAt={`/${lang}/family/sent-file/${file.id}`}
          >
            {props.about?.(file)}
          </FileRow>
        ))}
      </ul>
      <template data-part="row">
        <FileRow file={null} limits={limits} removal={removal} />
      </template>
      <p data-part="refresh" hidden>
        <a href={back} className="inline-flex min-h-11 items-center">
          {t('send-files:refresh')}
        </a>
      </p>
      <p role="status" data-part="announce" className="sr-only" />
    </section>
  );
}

function Limits(props: Pick<FileSenderProps, 'lang' | 'limits' | 'kinds'>) {
  const { lang, limits, kinds } = props;
  const t = useT();
  const most = t('files:limits.file', { megabytes: limits.fileMegabytes });
  if (kinds && limits.leftBytes > roomy) {
    return (
      <p className="text-soft">
        {kinds} {most}
      </p>
    );
  }
  return (
    <ul>
      <li>{kinds ?? t('files:limits.kinds')}</li>
      <li>{most}</li>
      <li>{t('files:limits.number', { most: limits.mostFiles })}</li>
      <li>
        {t('files:limits.left', {
          left: isolate(sizeText(localeOf(lang), Math.max(0, limits.leftBytes))),
          gigabytes: limits.familyGigabytes,
        })}
      </li>
    </ul>
  );
}
