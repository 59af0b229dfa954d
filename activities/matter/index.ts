export { Transition } from './matter.activities.js';
