export { clockLines, type ClockLine } from './profile-view';
export { memberSchema, newMemberSchema } from './staff.schema';
export { ProfilePage } from './components/profile-page';
export { UserPage } from './components/user-page';
export { UsersPage } from './components/users-page';
