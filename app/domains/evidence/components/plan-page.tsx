import type { ReactNode } from 'react';
import {
  Button,
  Checkbox,
  FormPage,
  Hidden,
  Radios,
  TextArea,
  TextField,
  type FormProblems,
  type SavedValues,
} from '~/components/form';
import { Banner, Details, Inset, Ltr } from '~/components/layout';
import { isolate, useLanguage, useT } from '~/platform/i18n';
import type { PieceLine, PlanAnswers } from '../evidence.views';
import { APPROACHES } from '../sending/sending.schema';
import type { EarlierPlan, OwnSending } from '../sending/sending.store.server';
import { PlanAreas } from './plan-areas';
import { PlanWords } from './plan-view';
import { WrittenEnd } from './written-end';

type PlanPageProps = {
  sending: OwnSending<'plan'>;
  earlier: EarlierPlan | null;
  done: string | null;
  linkKey: string;
  problems?: FormProblems & { there?: PlanAnswers };
};

/** A plan as it is written: one form, of which every button saves all that was typed. */
export function PlanPage({ sending, earlier, done, linkKey, problems }: PlanPageProps) {
  const t = useT();
  const language = useLanguage();
  const name = isolate(sending.child?.name ?? '');
  const links = sending.pieces.filter((piece) => piece.form === 'link');
  const files = sending.pieces.filter((piece) => piece.form === 'file');
  const news = !done || problems ? null : /^(link|removed)$/.test(done) ? 'links' : 'page';
  return (
    <FormPage
      title={t('plan:page.title', { name })}
      backTo={`/${language}/family/plans`}
      problems={problems}
      saved={valuesOf(sending)}
      errorsFrom="plan:page"
      hideSubmit
      lead={
        <>
          {news === 'page' && <Done code={done!} />}
          {problems?.there && <Elsewhere there={problems.there} />}
          <p className="text-lg">{t('plan:page.lead')}</p>
          <Ways />
          <Looking />
        </>
      }
    >
      <Hidden name="version" />
      <input type="hidden" name="linkKey" value={linkKey} autoComplete="off" />
      {/* The Enter key presses the first button of a form: it must be the one that only saves. */}
      <button type="submit" name="do" value="save" className="sr-only" tabIndex={-1} aria-hidden>
        {t('plan:page.save')}
      </button>
      <Radios
        name="approach"
        label={t('plan:page.approach')}
        hint={t('plan:page.approachHint')}
        asked="choice"
        options={[
          ...APPROACHES.map((code) => ({
            value: code,
            label: t(`plan:page.approaches.${code}`),
            hint: code === 'mixed' ? undefined : t(`plan:page.approachHints.${code}`),
          })),
          { value: 'unsaid', label: t('plan:page.unsaid') },
        ]}
      />
      <PlanAreas />
      <Part>
        <TextArea
          name="whole"
          label={t('plan:page.whole')}
          hint={t('plan:page.wholeHint')}
          asked="choice"
          rows={8}
        />
      </Part>
      <Links links={links} news={news === 'links' && <Done code={done!} />} />
      <Files count={files.length} earlier={earlier} />
      <Part id="talking" title={t('plan:page.talk')} hint={t('plan:page.talkHint')}>
        <Checkbox name="talk" label={t('plan:page.talkTick')} asked="choice" />
        <TextArea
          name="talkWords"
          label={t('plan:page.talkWords')}
          hint={t('plan:page.talkWordsHint')}
          asked="choice"
          rows={3}
        />
      </Part>
      <WrittenEnd sending={sending} />
    </FormPage>
  );
}

/** What is kept, by the names of the form's fields. */
function valuesOf({ answers, version }: OwnSending<'plan'>): SavedValues {
  return {
    ...answers.areas,
    version: String(version),
    approach: answers.approach ?? '',
    whole: answers.whole,
    talk: answers.talk ? 'yes' : '',
    talkWords: answers.talkWords,
  };
}

function Done({ code }: { code: string }) {
  const t = useT();
  return (
    <Banner kind="success" title={t(`plan:page.done.${code}`)} focus>
      <p className="mb-0">{t('plan:page.savedText')}</p>
    </Banner>
  );
}

/** Both are shown: what was typed here stands in the boxes, what was saved elsewhere above them. */
function Elsewhere({ there }: { there: PlanAnswers }) {
  const t = useT();
  return (
    <Banner kind="important" title={t('plan:page.stale')}>
      <p>{t('plan:page.staleText')}</p>
      <Details summary={t('plan:page.staleThere')} open>
        <PlanWords answers={there} />
      </Details>
    </Banner>
  );
}

function Ways() {
  const t = useT();
  return (
    <nav aria-labelledby="ways">
      <p id="ways" className="mb-1 font-semibold">
        {t('plan:page.ways')}
      </p>
      <ul>
        {(['areas', 'whole', 'links', 'files', 'talk'] as const).map((part) => (
          <li key={part}>
            <a
              href={part === 'talk' ? '#talking' : `#${part}`}
              className="inline-flex min-h-11 items-center"
            >
              {t(`plan:page.way${part[0]!.toUpperCase()}${part.slice(1)}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Looking() {
  const t = useT();
  const list = (key: string) => (
    <ul>
      {['One', 'Two', 'Three'].map((number) => (
        <li key={number}>{t(`plan:page.${key}${number}`)}</li>
      ))}
    </ul>
  );
  return (
    <Details summary={t('plan:page.looking')}>
      <p className="mb-1 font-semibold">{t('plan:page.lookFor')}</p>
      {list('lookFor')}
      <p className="mb-1 font-semibold">{t('plan:page.lookNot')}</p>
      {list('lookNot')}
    </Details>
  );
}

function Part(props: { id?: string; title?: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <section
      id={props.id}
      aria-labelledby={props.id && `${props.id}-title`}
      className="space-y-5 border-t border-line pt-6"
    >
      {props.title && (
        <div>
          <h2 id={`${props.id}-title`} className="mt-0">
            {props.title}
          </h2>
          {props.hint && <p className="mb-0 max-w-prose">{props.hint}</p>}
        </div>
      )}
      {props.children}
    </section>
  );
}

function Links({ links, news }: { links: PieceLine[]; news: ReactNode }) {
  const t = useT();
  return (
    <Part id="links" title={t('plan:page.links')} hint={t('plan:page.linksHint')}>
      {news}
      {links.length > 0 && (
        <ul role="list" className="border-y border-line">
          {links.map((link) => (
            <li
              key={link.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-2 last:border-b-0"
            >
              <div className="min-w-0 flex-1 basis-56">
                {link.title && <bdi className="block font-semibold">{link.title}</bdi>}
                <Ltr>{link.text}</Ltr>
              </div>
              <span className="-mx-5">
                <Button variant="quiet" name="remove" value={link.id}>
                  {t('plan:page.removeLink')}
                  <span className="sr-only"> {isolate(link.title || link.text)}</span>
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <TextField
        name="link"
        type="url"
        inputMode="url"
        label={t('plan:page.link')}
        asked="choice"
      />
      <TextField name="linkTitle" label={t('plan:page.linkTitle')} asked="choice" />
      <Button variant="secondary" name="do" value="link">
        {t('plan:page.addLink')}
      </Button>
    </Part>
  );
}

function Files({ count, earlier }: { count: number; earlier: EarlierPlan | null }) {
  const t = useT();
  return (
    <Part id="files" title={t('plan:page.files')} hint={t('plan:page.filesHint')}>
      <p className="font-semibold">
        {count > 0 ? t('plan:page.filesCount', { count }) : t('plan:page.filesNone')}
      </p>
      {earlier && earlier.files.length > 0 && <EarlierFiles files={earlier.files} />}
      <Button variant="secondary" name="do" value="files">
        {t(count > 0 ? 'plan:page.seeFiles' : 'plan:page.addFiles')}
      </Button>
    </Part>
  );
}

/** Files that came with an earlier plan of the child: the council still has them. */
export function EarlierFiles({ files }: { files: EarlierPlan['files'] }) {
  const t = useT();
  return (
    <Inset>
      <p className="mb-1 font-semibold">{t('plan:page.earlierFiles')}</p>
      <p className="mb-1">{t('plan:page.earlierFilesText')}</p>
      <ul className="mb-0">
        {files.map((file) => (
          <li key={file.id} className="wrap-anywhere">
            <bdi>{file.name}</bdi>
          </li>
        ))}
      </ul>
    </Inset>
  );
}
