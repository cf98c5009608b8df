import type { FamilySession } from '~/domains/booking';
import type { AdultView } from '../item/item.view';
import type { OpenMatter, ProfessionalView } from './record.view';
import type { ContactMark } from './contact-pattern.rules';

/** One family as an officer sees it whole. Days are ISO dates. */
export type FamilyView = {
  id: string;
  name: string;
  children: FamilyChild[];
  adults: FamilyAdult[];
  relatives: RelativeView[];
  professionals: ProfessionalView[];
  matters: FamilyMatter[];
};

export type FamilyChild = {
  id: string;
  name: string;
  dateOfBirth: string;
  status: string;
  sen: string;
  rating: string | null;
  lastSeenOn: string | null;
  lastHeardOn: string | null;
  /** An address of the child's own; null where the child lives with who told of them. */
  address: unknown;
  /** The adults in whose notices the child stands. */
  toldBy: string[];
};

/** When and in what way an adult was last in touch with the council. */
export type HeardAs = {
  how: 'notice' | 'message' | 'sending' | 'answer' | 'meeting' | 'contact';
  on: string;
};

export type FamilyAdult = AdultView & {
  heard: HeardAs[];
  accountId: string | null;
  /** Where several notices of one account told of them: their ids in the others. */
  also?: string[];
};

export type RelativeView = {
  id: string;
  name: string;
  kind: string;
  relation: string;
  birthYear: number | null;
  livesAt: string;
  toldBy: string;
};

export type FamilyMatter = OpenMatter & { title: string; childIds: string[] };

export type ShownFamily = {
  family: FamilyView;
  contacts: ContactMark[];
  sessions: FamilySession[];
  today: string;
  unseenMonths: number;
};
