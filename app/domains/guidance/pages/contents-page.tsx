import { LinkCards } from '../components/link-cards';
import { AuthoritativeNote } from '../components/authoritative-note';
import { useLanguage, useT } from '~/platform/i18n';
import { GUIDE_TOOLS, guidePath } from '../guide/guide.contents';
import type { GuideGroupOfPages } from '../guide/guide.server';
import { languageOf } from './guide-language';
import { SearchBox } from './search-box';

/** The contents of the guide: every page with what it is about, and the other ways to read it. */
export function ContentsPage({ groups }: { groups: GuideGroupOfPages[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <div className="max-w-[42rem]">
        <h1>{t('guide:title')}</h1>
        <p className="mb-6 text-lg">{t('guide:lead')}</p>
        <AuthoritativeNote />
      </div>
      <SearchBox />
      <div className="gap-x-12 lg:columns-2">
        {groups.map(({ name, pages }) => (
          <section key={name} className="mb-9 break-inside-avoid">
            <h2>{t(`guide:groups.${name}`)}</h2>
            <ul role="list">
              {pages.map((page) => (
                <li key={page.slug} className="mb-4" {...languageOf(page.language, language)}>
                  <a href={guidePath(language, page.slug)} className="font-semibold">
                    {page.title}
                  </a>
                  <span className="block text-soft">{page.summary}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <h2>{t('guide:contents.tools')}</h2>
      <LinkCards
        cards={GUIDE_TOOLS.map((tool) => ({
          to: guidePath(language, tool),
          title: t(`guide:tools.${tool}.title`),
          text: t(`guide:tools.${tool}.text`),
        }))}
      />
      <h2>{t('guide:contents.more')}</h2>
      <LinkCards
        cards={[
          { name: 'words', to: guidePath(language, 'words') },
          { name: 'changes', to: guidePath(language, 'changes') },
          { name: 'whole', to: guidePath(language, 'whole') },
          { name: 'pdf', to: `/${language}/guide.pdf` },
        ].map(({ name, to }) => ({
          to,
          title: t(`guide:contents.${name}`),
          text: t(`guide:contents.${name}Text`),
        }))}
      />
    </>
  );
}
