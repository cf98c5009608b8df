export { AskCodePage } from './components/ask-code-page';
export { CodePage } from './components/code-page';
