export { MatterRun } from './matter-run.js';
