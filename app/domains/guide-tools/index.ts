export { ByWhenPage } from './by-when/by-when-page';
export { SchoolAgePage } from './school-age/age-page';
export { LetterChoicePage } from './school-letter/letter-choice-page';
export { SchoolLetterPage } from './school-letter/letter-page';
