export * from './index';
export { answerSurveyPage, loadResults, loadSurvey } from './survey-pages.server';
