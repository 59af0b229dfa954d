export { BudgetExceededError, withinBudget } from './within-budget.js';
