import type { ReactNode } from 'react';
import { ButtonLink, FormPage, Hidden, TextArea, type FormProblems } from '~/components/form';
import { KeptNote } from '~/components/form/kept-note';
import { BackLink, Details } from '~/components/layout';
import { isolate, useT } from '~/platform/i18n';
import type { VoiceAnswers } from '../evidence.views';
import { There } from './voice-page';

const ideas = ['best', 'hard', 'learn', 'change'] as const;

type WriteProps = {
  name: string;
  here: string;
  answers: VoiceAnswers;
  version: number;
  problems?: FormProblems;
  there?: VoiceAnswers;
};

/** One large box for the child's own words. */
export function VoiceWritePage({ name, here, answers, version, problems, there }: WriteProps) {
  const t = useT();
  return (
    <FormPage
      title={null}
      backTo={here}
      problems={problems}
      saved={{ words: answers.words }}
      errorsFrom="voice:write"
      submitLabel={t('voice:write.save')}
    >
      <Hidden name="do" value="words" />
      <Hidden name="version" value={version} />
      {there && <There words={[there.words]} />}
      <TextArea
        name="words"
        label={
          <span className="wrap-anywhere">{t('voice:write.label', { name: isolate(name) })}</span>
        }
        hint={t('voice:write.hint')}
        legendAsHeading
        rows={10}
      />
      <Details summary={t('voice:write.ideas')}>
        <ul>
          {ideas.map((idea) => (
            <li key={idea}>{t(`voice:write.idea.${idea}`)}</li>
          ))}
        </ul>
      </Details>
      <KeptNote />
    </FormPage>
  );
}

/** Sending a picture or a sound: `files` is the part that sends it. */
export function VoiceFilesPage(props: {
  way: 'picture' | 'speak';
  name: string;
  here: string;
  files: ReactNode;
}) {
  const t = useT();
  const { way, here } = props;
  return (
    <div className="max-w-[42rem]">
      <BackLink to={here} />
      <h1 className="wrap-anywhere">{t(`voice:${way}.title`, { name: isolate(props.name) })}</h1>
      <p className="text-lg">{t(`voice:${way}.lead`)}</p>
      {props.files}
      {/* Changing the language sends `#form`; here there is nothing typed to send with it. */}
      <form id="form" method="post" hidden />
      <p className="mt-8">
        <ButtonLink to={here}>{t(`voice:${way}.done`)}</ButtonLink>
      </p>
    </div>
  );
}
