import { verify } from '#libs/persistence';
import { projectStream } from './refold.js';
import { operate, report } from './with-database.js';

/* `npm run verify`: every hash chain, and state and read model against a rebuild. Changes nothing. */
await operate(async (database) => report('verified', await verify(database, projectStream)));
