export {
  importContent,
  IMPORTED_ROWS,
  IMPORTED_TABLES,
  IMPORTED_TITLES,
  type ImportContent,
  type ImportedTable,
} from './import-content.js';
export {
  planImport,
  type GivenOffice,
  type ImportChange,
  type ImportedRecord,
  type ImportFault,
  type ImportPlan,
  type OrganisationThere,
} from './import-plan.js';
export type { Origin } from './origin.js';
export { foundation, type Foundation } from './foundation.js';
export { isAccountName, ownPerson } from '../account/commands.js';
export { onOneself } from './administrator.js';
export { DEPARTMENT_KIND_TITLES } from '../department/department.state.js';
export { DIVISION_LEVEL_TITLES } from '../division/division.state.js';
