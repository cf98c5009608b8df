export * from './index';
export { mayAdminister } from './administration.access';
export { addFirstAdministrator } from './add-first-administrator.server';
export { addStaff, changeStaff } from './change-staff.server';
export { findMember, listStaff, type StaffMember } from './staff.store.server';
