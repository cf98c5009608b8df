export { EnterPage } from './components/enter-page';
