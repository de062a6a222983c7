import { appendFigures } from './lib/evidence/appends.ts';
import { proofFigures } from './lib/evidence/proofs.ts';
import { report } from './lib/report.ts';

report('evidence', { ...(await appendFigures()), ...(await proofFigures()) }, [
  { figure: 'appending / bare', op: '>=', value: 0.8 },
  { figure: 'p99 ms from commit to signed head', op: '<=', value: 1_000 },
  { figure: 'events without a leaf at the end', op: '<=', value: 0 },
  { figure: 'p95 ms of an inclusion proof at 10,000,000 leaves', op: '<=', value: 5 },
  { figure: 'p95 ms of a consistency proof at 10,000,000 leaves', op: '<=', value: 5 },
]);
