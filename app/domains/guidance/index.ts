export { AuthoritativeNote } from './components/authoritative-note';
export { BeforePage } from './components/before-page';
export { LinkCards } from './components/link-cards';
export { GuidanceSections, Paragraphs } from './components/sections';
export { Source, Sourced, type SourcedText } from './components/source';
export { sameForEveryone } from './same-for-everyone';
export { useWords } from './use-words';
