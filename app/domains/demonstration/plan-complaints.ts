import { addDays } from '~/platform/calendar';
import { CLOCKS_FROM_START, mayBeAboutStaff, titleOf } from '~/domains/complaint';
import { meet, pause, type Clock } from '~/domains/clock';
import { searchKey } from '~/domains/intake';
import { moved, start } from './clocks-of';
import { COMPLAINTS, type ComplaintSketch } from './complaint-sketches';
import { clockRow, dayColumn, momentOn, nextDue } from './council-rows';
import type { Planner } from './plan-council';

/** Compliments, complaints and requests for data, with what was done with them. */
export function planComplaints(planner: Planner): void {
  for (const sketch of COMPLAINTS) planComplaint(planner, sketch);
}

const meeting: Record<string, string[]> = {
  acknowledged: ['complaint-acknowledge', 'data-complaint-acknowledge'],
  answered: ['complaint-answer'],
};

function planComplaint(planner: Planner, sketch: ComplaintSketch): void {
  const { choose, rows, setting, staffIds, reference } = planner;
  const { body, steps } = sketch;
  const id = choose.uuid();
  const code = reference();
  const receivedOn = addDays(setting.today, -sketch.daysAgo);
  const receivedAt = momentOn(receivedOn, 3);
  const dayOf = (after: number) => addDays(receivedOn, after);
  const clocks = CLOCKS_FROM_START[body.form].map((rule) => {
    const { clock } = start({ rule, startedOn: receivedOn.toString() }, setting);
    const after = steps.reduce((going: Clock, step) => {
      const on = dayOf(step.after);
      if (meeting[step.move]?.includes(rule)) return moved(meet(going, on));
      return step.move === 'identity-asked' ? moved(pause(going, on, 'identity')) : going;
    }, clock);
    return clockRow(choose.uuid(), id, { clock: after, childId: null });
  });
  const answered = steps.some(({ move }) => move === 'answered');
  const waits = steps.at(-1)?.move === 'identity-asked';
  const title = titleOf(body, 'No name given');
  rows.items.push({
    id,
    reference: code,
    kind: body.form,
    status: answered ? 'decided' : waits ? 'waiting-parent' : steps.length > 0 ? 'open' : 'new',
    receivedAt,
    receivedOn: dayColumn(receivedOn),
    ...nextDue(clocks),
    ownerId: sketch.owner && staffIds[sketch.owner],
    contactEmail: body.email || null,
    title,
    language: sketch.language,
    flags: [],
    searchText: searchKey(title, code, code.replaceAll('-', ''), body.name, body.email),
    body,
    source: 'portal',
    keptFrom: sketch.about.map((key) => staffIds[key]),
    seniorsOnly: mayBeAboutStaff(body.form) && !steps.some(({ move }) => move === 'about'),
    decidedAt: answered ? momentOn(dayOf(steps.at(-1)!.after), 9) : null,
  });
  rows.clocks.push(...clocks);
  rows.audit.push({
    at: receivedAt,
    actorKind: 'anonymous',
    action: 'item.received',
    itemId: id,
    detail: { kind: body.form },
  });
  for (const step of steps) {
    const on = dayOf(step.after);
    const byId = staffIds[step.by];
    rows.complaintMoves.push({
      id: choose.uuid(),
      itemId: id,
      move: step.move,
      on: dayColumn(on),
      byId,
      means: step.means ?? null,
      outcome: step.outcome ?? null,
      text: step.text ?? '',
      doing: step.doing ?? '',
      doBy: step.doBy ? dayColumn(dayOf(step.doBy)) : null,
      staffIds: (step.staff ?? []).map((key) => staffIds[key]),
      at: momentOn(on, 9),
    });
    rows.audit.push({
      at: momentOn(on, 9),
      actorKind: 'staff',
      actorId: byId,
      action: `item.complaint-${step.move}`,
      itemId: id,
      detail: {},
    });
    if (step.means !== 'portal') continue;
    rows.messages.push({
      id: choose.uuid(),
      itemId: id,
      from: 'council',
      staffId: byId,
      text: step.text ?? '',
      language: sketch.language,
      data: { complaint: step.move },
      at: momentOn(on, 9),
    });
  }
}
