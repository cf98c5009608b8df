export { loadByWhen } from './by-when/by-when-page.server';
export { answerSchoolAge, loadSchoolAge } from './school-age/age-page.server';
export {
  answerSchoolLetter,
  downloadSchoolLetter,
  loadSchoolLetter,
} from './school-letter/letter-page.server';
