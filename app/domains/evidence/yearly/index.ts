export {
  YEARLY_QUESTIONS,
  changesOf,
  emptyYearly,
  saysNothingYearly,
  withStanding,
  type YearlyChange,
  type YearlyQuestion,
} from './yearly.rules';
export { yearlyForm } from './yearly.form';
export { yearlyLines, type YearlyLine } from './yearly-lines';
