export { AuthoritativeNote } from './components/authoritative-note';
export { LinkCards } from './components/link-cards';
export { GuidanceSections, Paragraphs } from './components/sections';
export {
  guidePath,
  GUIDE_SLUGS,
  GUIDE_TOOLS,
  type GuideSlug,
  type GuideTool,
} from './guide/guide.contents';
export { GuidanceFiguresPage } from './helpful/figures-page';
export { HelpfulPage } from './helpful/helpful-page';
export { guideTitle, picturesTitle } from './pages/guide-title';
export { ChangesPage } from './pages/changes-page';
export { ContentsPage } from './pages/contents-page';
export { GuidePageView, type GuideView } from './pages/guide-page';
export { PicturesPage } from './pictures/pictures-page';
export { SearchPage } from './pages/search-page';
export { WholePage } from './pages/whole-page';
export { WordsPage } from './pages/words-page';
export { sameForEveryone } from './same-for-everyone';
export { useWords } from './use-words';
