import type { Prisma } from '~/platform/db/generated/client';
import type { ItemClock } from './clocks-of';
import type { ReportedReview } from './plan-reviews';
import type { FileSketch } from './sent-things';

/** A file as it is planned: its row is filled in once its bytes are made and stored. */
export type PlannedFile = FileSketch & {
  id: string;
  accountId: string;
  sendingId: string;
  createdAt: Date;
};

/** A booking whose secret link is made when it is kept. */
export type PlannedBooking = Omit<Prisma.BookingCreateManyInput, 'id' | 'linkHash'> & {
  id: string;
};

/** A session, and what hangs on a kind, as planned: the kind is named by its code until it is written. */
export type PlannedSession = Omit<Prisma.VoluntarySessionCreateManyInput, 'kindId' | 'startsAt'> & {
  id: string;
  kind: string;
  startsAt: Date;
};
export type PlannedSeries = Omit<Prisma.SessionSeriesCreateManyInput, 'kindId'> & { kind: string };
/** A room, with its link to join before it is encrypted. */
export type PlannedRoom = Omit<Prisma.RoomCreateManyInput, 'link'> & { link: string | null };

/** Every row of the demonstration council, table by table, in the order in which they can be written. */
export type CouncilRows = {
  staff: Prisma.StaffMemberCreateManyInput[];
  accounts: Prisma.AccountCreateManyInput[];
  closures: Prisma.CalendarClosureCreateManyInput[];
  schools: Prisma.SchoolCreateManyInput[];
  families: Prisma.FamilyCreateManyInput[];
  children: Prisma.ChildCreateManyInput[];
  notifications: Prisma.NotificationCreateManyInput[];
  adults: Prisma.AdultCreateManyInput[];
  notificationChildren: Prisma.NotificationChildCreateManyInput[];
  items: Prisma.QueueItemCreateManyInput[];
  itemChildren: Prisma.QueueItemChildCreateManyInput[];
  clocks: Prisma.ClockCreateManyInput[];
  contacts: Prisma.ContactEntryCreateManyInput[];
  notes: Prisma.NoteCreateManyInput[];
  messages: Prisma.MessageCreateManyInput[];
  decisions: Prisma.DecisionCreateManyInput[];
  referrals: Prisma.ReferralCreateManyInput[];
  indicators: Prisma.IndicatorCreateManyInput[];
  ratings: Prisma.RatingCreateManyInput[];
  sendings: Prisma.SendingCreateManyInput[];
  files: PlannedFile[];
  pieces: Prisma.PieceCreateManyInput[];
  pieceChildren: Prisma.PieceChildCreateManyInput[];
  readings: Prisma.ChildReadingCreateManyInput[];
  episodes: Prisma.EpisodeCreateManyInput[];
  reasonsTold: Prisma.ReasonToldCreateManyInput[];
  sightings: Prisma.SightingCreateManyInput[];
  relatives: Prisma.RelativeCreateManyInput[];
  professionals: Prisma.ProfessionalCreateManyInput[];
  ehcPlans: Prisma.EhcPlanCreateManyInput[];
  ehcReviews: Prisma.EhcReviewCreateManyInput[];
  systemChecks: Prisma.SystemCheckCreateManyInput[];
  reviews: Prisma.ReviewCreateManyInput[];
  parties: Prisma.ReviewPartyCreateManyInput[];
  meetings: Prisma.MeetingCreateManyInput[];
  records: Prisma.MeetingRecordCreateManyInput[];
  findings: Prisma.FindingCreateManyInput[];
  steps: Prisma.FormalStepCreateManyInput[];
  escalations: Prisma.EscalationCreateManyInput[];
  escalationEvents: Prisma.EscalationEventCreateManyInput[];
  sharings: Prisma.SharingCreateManyInput[];
  reports: ReportedReview[];
  rounds: Prisma.RoundCreateManyInput[];
  roundFamilies: Prisma.RoundFamilyCreateManyInput[];
  mails: Prisma.OutgoingMailCreateManyInput[];
  requests: Prisma.AnnualRequestCreateManyInput[];
  requestChildren: Prisma.RequestChildCreateManyInput[];
  requestReaders: Prisma.RequestReaderCreateManyInput[];
  copies: Prisma.RoundCopyCreateManyInput[];
  requestHolds: Prisma.RequestHoldCreateManyInput[];
  venues: Prisma.VenueCreateManyInput[];
  rooms: PlannedRoom[];
  kindPeople: { kind: string; staffId: string }[];
  kindRooms: { kind: string; roomId: string }[];
  staffHours: Prisma.StaffHoursCreateManyInput[];
  series: PlannedSeries[];
  sessions: PlannedSession[];
  sessionPeople: Prisma.SessionPersonCreateManyInput[];
  absences: Prisma.StaffAbsenceCreateManyInput[];
  bookings: PlannedBooking[];
  sessionFeedback: Prisma.SessionFeedbackCreateManyInput[];
  complaintMoves: Prisma.ComplaintMoveCreateManyInput[];
  audit: Prisma.AuditEventCreateManyInput[];
};

/** No rows yet. */
export function emptyRows(): CouncilRows {
  return {
    staff: [],
    accounts: [],
    closures: [],
    schools: [],
    families: [],
    children: [],
    notifications: [],
    adults: [],
    notificationChildren: [],
    items: [],
    itemChildren: [],
    clocks: [],
    contacts: [],
    notes: [],
    messages: [],
    decisions: [],
    referrals: [],
    indicators: [],
    ratings: [],
    sendings: [],
    files: [],
    pieces: [],
    pieceChildren: [],
    readings: [],
    episodes: [],
    reasonsTold: [],
    sightings: [],
    relatives: [],
    professionals: [],
    ehcPlans: [],
    ehcReviews: [],
    systemChecks: [],
    reviews: [],
    parties: [],
    meetings: [],
    records: [],
    findings: [],
    steps: [],
    escalations: [],
    escalationEvents: [],
    sharings: [],
    reports: [],
    rounds: [],
    roundFamilies: [],
    mails: [],
    requests: [],
    requestChildren: [],
    requestReaders: [],
    copies: [],
    requestHolds: [],
    venues: [],
    rooms: [],
    kindPeople: [],
    kindRooms: [],
    staffHours: [],
    series: [],
    sessions: [],
    sessionPeople: [],
    absences: [],
    bookings: [],
    sessionFeedback: [],
    complaintMoves: [],
    audit: [],
  };
}

/** A calendar day as Prisma wants it. */
export function dayColumn(day: { toString(): string }): Date {
  return new Date(`${day.toString()}T00:00:00Z`);
}

/** A moment of that day, in the small hours of UTC so that it is never in the future. */
export function momentOn(day: { toString(): string }, minute = 0): Date {
  return new Date(dayColumn(day).getTime() + minute * 60_000);
}

/** A clock as its row. */
export function clockRow(id: string, itemId: string, { clock, childId }: ItemClock) {
  const open = clock.pauses.at(-1)?.restartedOn === null;
  return {
    id,
    itemId,
    childId,
    rule: clock.code,
    startedOn: dayColumn(clock.startedOn),
    length: clock.length,
    unit: clock.unit,
    agreedOn: clock.agreedOn && dayColumn(clock.agreedOn),
    dueOn: dayColumn(clock.dueOn),
    status: clock.end?.kind ?? (open ? 'paused' : 'running'),
    pauses: clock.pauses.map((pause) => ({
      on: pause.on.toString(),
      reason: pause.reason,
      restartedOn: pause.restartedOn?.toString() ?? null,
    })),
    endedOn: clock.end && dayColumn(clock.end.on),
    endReason: clock.end?.kind === 'stopped' ? clock.end.reason : null,
    createdAt: momentOn(clock.startedOn, 1),
  } satisfies Prisma.ClockCreateManyInput;
}

/** When an item is next due, and by which of its clocks. */
export function nextDue(clocks: Pick<Prisma.ClockCreateManyInput, 'dueOn' | 'rule' | 'status'>[]) {
  const [first] = clocks
    .filter((clock) => clock.status === 'running')
    .sort((a, b) => (a.dueOn as Date).getTime() - (b.dueOn as Date).getTime());
  return first
    ? { nextDueOn: first.dueOn, nextClock: first.rule }
    : { nextDueOn: dayColumn('9999-12-31'), nextClock: null };
}
