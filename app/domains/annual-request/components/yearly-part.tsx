import type { ReactNode } from 'react';
import { Button } from '~/components/form';
import { Details, Inset, UserText } from '~/components/layout';
import { formatDate, useLanguage, useT } from '~/platform/i18n';

type PartProps = {
  id: string;
  title: ReactNode;
  hint?: ReactNode;
  /** The part can be the whole answer: its end leads on. */
  enough?: boolean;
  children: ReactNode;
};

/** One part of an answer, under a heading that the list at the top leads to. */
export function Part({ id, title, hint, enough, children }: PartProps) {
  const t = useT();
  return (
    <section
      id={`part-${id}`}
      aria-labelledby={`part-${id}-title`}
      className="space-y-5 border-t border-line pt-6"
    >
      <div>
        <h2 id={`part-${id}-title`} className="mt-0">
          {title}
        </h2>
        {hint && <p className="mb-0 max-w-prose">{hint}</p>}
      </div>
      {children}
      {enough && (
        <p className="-ms-5">
          <Button name="do" value="check" variant="quiet">
            {t('yearly-form:page.enough')}
          </Button>
        </p>
      )}
    </section>
  );
}

const long = 400;

/** What the parent said before, beside the question; a long text waits to be opened. */
export function SaidBefore(props: { on: string; lang?: string; chosen?: string[]; words: string }) {
  const t = useT();
  const language = useLanguage();
  const { chosen = [], words } = props;
  const said = t('yearly:told.you', { date: formatDate(language, props.on) });
  const text = words && <UserText lang={props.lang}>{words}</UserText>;
  return (
    <div className="mt-3 text-base text-ink">
      <Inset>
        <p className="mb-1 font-semibold">{said}</p>
        {chosen.map((one) => (
          <span key={one} className="block">
            {one}
          </span>
        ))}
        {words.length > long ? <Details summary={t('yearly:told.read')}>{text}</Details> : text}
      </Inset>
    </div>
  );
}
