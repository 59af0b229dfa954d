import { verify } from '#libs/persistence';
import { projectStream } from './refold.js';
import { operate, report } from './with-database.js';

/* `npm run verify` checks every hash chain, and compares state and read model with a rebuild. It changes nothing. */
await operate(async (database) => report('verified', await verify(database, projectStream)));
