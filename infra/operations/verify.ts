import { verify, verifyAccessLog, type AccessLogVerification } from '#libs/persistence';
import { projectStream } from './refold.js';
import { operate, report } from './with-database.js';

/*
 * `npm run verify` checks every hash chain, that of the access log included, and compares state and read model with a
 * rebuild. It changes nothing.
 */
await operate(async (database) => {
  const isSound = report('verified', await verify(database, projectStream));
  return reportAccessLog(await verifyAccessLog(database)) && isSound;
});

/** Prints findings and totals. Returns true if there are no findings. */
function reportAccessLog({ rows, findings }: AccessLogVerification): boolean {
  for (const { day, seq, message } of findings) console.log(`access log ${day} #${seq}: ${message}`);
  console.log(`verified: ${rows} rows of the access log, ${findings.length} findings`);
  return findings.length === 0;
}
