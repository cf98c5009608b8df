export { findSchools, getSchool, type School } from './school.store.server';
