import { rebuild } from '#libs/persistence';
import { projectStream } from './refold.js';
import { operate } from './with-database.js';

/* `npm run rebuild`: the read model anew from the events, matter by matter, while commands are served. */
await operate('rebuilt', (database) => rebuild(database, projectStream));
