import { rebuild } from '#libs/persistence';
import { projectStream } from './refold.js';
import { operate, report } from './with-database.js';

/* `npm run rebuild`: the read model anew from the events, matter by matter, while commands are served. */
await operate(async (database) => report('rebuilt', await rebuild(database, projectStream)));
