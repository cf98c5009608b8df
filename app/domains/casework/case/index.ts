export { FromCouncil } from './components/from-council';
