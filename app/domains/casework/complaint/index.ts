export { ComplaintMovePage } from './components/complaint-move-page';
export { ComplaintPart } from './components/complaint-part';
