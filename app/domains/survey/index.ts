export { ResultsPage } from './components/results-page';
export { SurveyLink } from './components/survey-link';
export { SurveyPage } from './components/survey-page';
export { SurveyThanks } from './components/survey-thanks';
