import { z } from 'zod';
import { ALERT_LEVELS, EVERY_DEPARTMENT } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';

const told = z.object({
  alertId: z.string(),
  matterId: z.string(),
  process: z.string(),
  number: z.string().nullable(),
  subject: z.string(),
  level: z.enum(ALERT_LEVELS),
  clockId: z.string().nullable(),
  clause: z.string().nullable(),
  dueAt: z.string().nullable(),
  late: z.boolean(),
  text: z.string(),
  provisional: z.boolean(),
  at: z.string(),
});
/** An alert in a delivery, with the data of its matter that the message shows. */
export type DeliveredAlert = z.infer<typeof told>;

/** SQL condition: the recipient still holds an office that the alert was sent to. */
const STILL_READ = `EXISTS (
  SELECT FROM alert_recipient r
  JOIN office_held p ON p.role = r.role
    AND (p.department_id = acts_through(r.department_id) OR r.department_id = '${EVERY_DEPARTMENT}')
  WHERE r.alert = a.id AND p.account_id = d.account)`;

/**
 * Lists the alerts that a delivery must show now, in order of time. Withdrawn alerts are left out, and those whose
 * office the recipient no longer holds.
 */
export function readDeliveredAlerts(db: Queryable, deliveryId: string): Promise<DeliveredAlert[]> {
  return rows(
    db,
    told,
    `SELECT a.id AS "alertId", a.matter AS "matterId", m.process, m.number, m.title AS subject, a.level,
       a.clock_id AS "clockId", c.clause, coalesce(a.due_at, a.target_due_at) AS "dueAt", a.late, a.text, coalesce(c.provisional, false) AS provisional, a.at
     FROM delivery d JOIN delivery_item i ON i.delivery = d.id
     JOIN alert a ON a.id = i.alert JOIN matter m ON m.id = a.matter
     LEFT JOIN clock c ON c.matter = a.matter AND c.clock_id = a.clock_id
     WHERE d.id = $1 AND a.withdrawn_at IS NULL AND (d.account IS NULL OR ${STILL_READ})
     ORDER BY a.at, a.id`,
    [deliveryId],
  );
}
