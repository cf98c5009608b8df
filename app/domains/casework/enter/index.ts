export { EnterComplaintPage } from './components/enter-complaint-page';
export { EnterPage } from './components/enter-page';
