/**
 * Routes without a limit: probes ask them all the time, problems are explained from memory, and a rehearsal signs in
 * anybody.
 */
const FREE = /^(GET|HEAD) \/(health|problems)(\/|$)|^POST \/api\/v1\/rehearsal\/sign-in$/;

/** True for a route that answers as often as it is asked. */
export const isFree = (method: string, path: string): boolean => FREE.test(`${method} ${path}`);
