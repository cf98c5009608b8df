export {
  answerEnterComplaint,
  enterComplaint,
  loadEnterComplaint,
  parseEnteredComplaint,
} from './enter-complaint.server';
export { enterForFamily, type EnteredResult } from './enter-for-family.server';
export { childrenShown, parseEnterForm } from './enter-form.server';
export { keepScan, MOST_SCAN_BYTES, type KeptScan } from './keep-scan.server';
