import { rebuild } from '#libs/persistence';
import { projectStream } from './refold.js';
import { operate, report } from './with-database.js';

/* `npm run rebuild` rebuilds the read model from the events, matter by matter. Commands are served meanwhile. */
await operate(async (database) => report('rebuilt', await rebuild(database, projectStream)));
