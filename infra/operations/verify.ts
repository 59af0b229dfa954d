import { recordVerification, verify, verifyAccessLog, type AccessLogVerification } from '#libs/persistence';
import { projectStream } from './refold.js';
import { operate, report } from './with-database.js';

/*
 * `npm run verify` checks every hash chain, that of the access log included, and compares state and read model with a
 * rebuild. It changes nothing of them, and keeps when it ran and what it found.
 */
await operate(async (database) => {
  const checked = await verify(database, projectStream);
  const isSound = report('verified', checked);
  const log = await verifyAccessLog(database);
  const isLogSound = reportAccessLog(log);
  const { streams, events, findings } = checked;
  await recordVerification(database, {
    streams,
    events,
    findings: findings.length,
    accessLogRows: log.rows,
    accessLogFindings: log.findings.length,
  });
  return isSound && isLogSound;
});

/** Prints findings and totals. Returns true if there are no findings. */
function reportAccessLog({ rows, findings }: AccessLogVerification): boolean {
  for (const { day, seq, message } of findings) console.log(`access log ${day} #${seq}: ${message}`);
  console.log(`verified: ${rows} rows of the access log, ${findings.length} findings`);
  return findings.length === 0;
}
