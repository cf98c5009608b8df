/** A list as JSON: its columns, what follows `from`, and the order. */
export const jsonList = (columns: string, from: string, order: string) =>
  `(select coalesce(json_agg(json_build_object(${columns}) order by ${order}), '[]') from ${from})`;

/** The name of the member of staff in a column. */
export const staffName = (column: string) =>
  `(select m.name from staff_member m where m.id = ${column})`;

/** The calendar date in England of a moment. */
export const dayOf = (column: string) => `(${column} at time zone 'Europe/London')::date`;

/** The page of the room that a piece of casework on `queue_item i` belongs to; null for the rest. */
export const workPage = `
  case i.kind
    when 'review' then (select '/officer/review/' || r.id from review r where r.item_id = i.id)
    when 'path' then (select '/officer/path/' || p.id from case_path p where p.item_id = i.id)
    when 'escalation' then (select '/officer/escalation/' || e.id from escalation e where e.item_id = i.id)
    when 'steps' then (select '/officer/child/' || ic.child_id || '/steps' from queue_item_child ic where ic.item_id = i.id limit 1)
  end`;

/** True of a matter that still waits for something: neither closed nor decided with no clock left. */
export const stillOpen = `(i.joined_to_id is null and i.status <> 'closed' and i.closed_at is null
  and (i.status <> 'decided' or exists (select 1 from clock k where k.item_id = i.id and k.ended_on is null)))`;

/** Professionals of other services, of a family and of its children. */
export const professionalColumns = `'id', p.id, 'childId', p.child_id, 'name', p.name,
  'service', p.service, 'role', p.role, 'email', p.email, 'phone', p.phone, 'since', p.since`;
