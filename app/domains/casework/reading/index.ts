export { AskPage } from './components/ask-page';
export { ReadingPage } from './components/reading-page';
