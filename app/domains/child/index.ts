export { schoolAge, type SchoolAge } from './school-age.rules';
export {
  ETHNICITY_CODES,
  SEN_CODES,
  checkPhone,
  checkPostcode,
  checkUpn,
  checkUrn,
} from './identifiers.rules';
