/** The administrator's side of the list of schools. */
export {
  compareSchools,
  importSchools,
  SCHOOL_SCOPES,
  type SchoolScope,
} from './import-schools.server';
export { listSchools, schoolSearchOf, type ListedSchool } from './list-schools.server';
export { readSchools, schoolRow, SCHOOL_COLUMNS } from './read-schools.server';
