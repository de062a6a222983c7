import { spawnSync } from 'node:child_process';
import { ROOT } from './process.ts';

/** Exit code that says: not checked. */
const SKIPPED = 3;
const TIMEOUT_MS = 10_000;

const npm = process.env.npm_execpath;
const args = ['audit', '--omit=dev', '--json'];
const { stdout } = npm
  ? spawnSync(process.execPath, [npm, ...args], { cwd: ROOT, encoding: 'utf8', timeout: TIMEOUT_MS })
  : spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8', timeout: TIMEOUT_MS });

interface Report {
  readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> };
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
}

function reportOf(text: string | null): Report {
  try {
    return JSON.parse(text ?? '') as Report;
  } catch {
    return {};
  }
}

const report = reportOf(stdout);
const counts = report.metadata?.vulnerabilities;
if (!counts) {
  process.stdout.write('The registry did not tell its advisories within 10 seconds: not checked.\n');
  process.exit(SKIPPED);
}
const grave = Object.entries(report.vulnerabilities ?? {}).filter(([, { severity }]) =>
  ['high', 'critical'].includes(severity),
);
for (const [name, { severity }] of grave) process.stdout.write(`${name}: ${severity}\n`);
process.stdout.write(`${counts.total ?? 0} known, ${grave.length} of them high or critical\n`);
process.exit(grave.length ? 1 : 0);
