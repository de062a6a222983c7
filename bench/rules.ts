import { report } from './lib/report.ts';
import { compileFigures } from './lib/rules/compile-time.ts';
import { decisionFigures } from './lib/rules/decisions.ts';
import { sqlFigures } from './lib/rules/sql.ts';

const figures = {
  ...(await decisionFigures()),
  ...(await compileFigures()),
  ...(await sqlFigures()),
};

report('rules', figures, [
  { figure: 'ours traced / zen-engine at its best', op: '>=', value: 10 },
  { figure: 'ours traced / feelin', op: '>=', value: 300 },
]);
