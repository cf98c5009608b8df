import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FileSender } from '~/domains/evidence/components/file-sender';
import { VoicePage } from '~/domains/evidence/components/voice-page';
import { VoiceFilesPage, VoiceWritePage } from '~/domains/evidence/components/voice-parts';
import { actOnVoice, loadVoice, type VoiceRefused } from '~/domains/evidence/index.server';
import { useLanguage, useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyFiles } from '~/platform/permissions/access';

export const handle = familyFiles;
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;
export const meta = pageTitle('voice:home.pageTitle');

export function loader(args: LoaderFunctionArgs) {
  return loadVoice(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnVoice(args);
}

export default function Voice() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as VoiceRefused | null | undefined;
  const t = useT();
  const language = useLanguage();
  const form = {
    name: page.name,
    here: page.home,
    answers: page.answers,
    version: page.version,
    problems: refused ?? page.kept,
    there: refused?.there,
  };
  if (page.how === 'write') return <VoiceWritePage {...form} />;
  if (page.how === null || !page.sender) {
    return <VoicePage {...form} files={page.files} until={page.until} saved={page.saved} />;
  }
  return (
    <VoiceFilesPage
      way={page.how}
      name={page.name}
      here={page.home}
      files={
        <FileSender
          lang={language}
          sendingId={page.id}
          files={page.sender.files}
          limits={page.sender.limits}
          accept={page.how === 'picture' ? 'image/*,application/pdf' : 'audio/*,video/*'}
          capture={[page.how === 'picture' ? 'camera' : 'microphone']}
          title={t(`voice:${page.how}.add`)}
          kinds={t(`voice:${page.how}.kinds`)}
          back={`${page.home}?how=${page.how}`}
        />
      }
    />
  );
}
