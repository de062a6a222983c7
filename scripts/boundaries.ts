import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type IForbiddenRuleType } from 'dependency-cruiser';
import { ROOT } from './process.ts';

/** Modules that others stand on; they never import a process module (DESIGN: the house). */
const CORE = [
  'identity',
  'evidence',
  'rules',
  'process',
  'facts',
  'documents',
  'knowledge',
  'ai',
  'catalogue',
];

interface Package {
  readonly name: string;
  /** Relative to the root of the house: `modules/facts`. */
  readonly folder: string;
  readonly neighbours: readonly string[];
  /** The files that its package.json exports, relative to the root. */
  readonly doors: readonly string[];
}

function packagesOf(root: string): Package[] {
  const folders = ['kernel', 'ui', 'e2e', 'bench'];
  for (const parent of ['modules', 'apps'])
    if (existsSync(join(root, parent)))
      folders.push(...readdirSync(join(root, parent)).map(name => `${parent}/${name}`));
  return folders
    .filter(folder => existsSync(join(root, folder, 'package.json')))
    .map(folder => {
      const text = readFileSync(join(root, folder, 'package.json'), 'utf8');
      const {
        name,
        dependencies = {},
        exports = {},
      } = JSON.parse(text) as {
        name: string;
        dependencies?: Record<string, string>;
        exports?: Record<string, string>;
      };
      return {
        name,
        folder,
        neighbours: Object.keys(dependencies).filter(entry => entry.startsWith('@zhiban/')),
        doors: Object.values(exports).map(path => join(folder, path)),
      };
    });
}

const TESTS = '\\.test\\.tsx?$';

/** The rules of the house; who may import whom is read from each package.json. */
function rules(packages: readonly Package[]): IForbiddenRuleType[] {
  const folderOf = new Map(packages.map(({ name, folder }) => [name, folder]));
  const declared = packages.map(({ folder, neighbours }): IForbiddenRuleType => {
    const permitted = [folder, ...neighbours.flatMap(name => folderOf.get(name) ?? [])].map(
      path => `^${path}/`,
    );
    return {
      name: `declared-neighbours:${folder}`,
      severity: 'error',
      from: { path: `^${folder}/` },
      to: { path: '^(kernel|ui|modules|apps|e2e|bench)/', pathNot: permitted },
    };
  });
  const deep = packages.map(
    ({ folder, doors }): IForbiddenRuleType => ({
      name: `front-door:${folder}`,
      severity: 'error',
      from: { path: '^(kernel|ui|modules|apps|e2e|bench)/', pathNot: [`^${folder}/`] },
      to: { path: `^${folder}/`, pathNot: doors.length ? doors.map(door => `^${door}$`) : ['^$'] },
    }),
  );
  const core = CORE.join('|');
  return [
    ...declared,
    ...deep,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'model-is-pure',
      severity: 'error',
      from: { path: '^(kernel|modules/[^/]+)/model/', pathNot: [TESTS] },
      to: { path: '^(kernel|modules/[^/]+)/(server|web|testkit)/|^(ui|apps)/' },
    },
    {
      name: 'model-does-no-io',
      severity: 'error',
      from: { path: '^(kernel|modules/[^/]+)/model/', pathNot: [TESTS] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'web-reaches-the-server-over-http',
      severity: 'error',
      from: { path: '^(ui|apps/web|kernel/web|modules/[^/]+/web)/' },
      to: { path: '^(kernel|modules/[^/]+)/server/|^apps/(server|cli)/' },
    },
    {
      name: 'server-knows-no-pages',
      severity: 'error',
      from: { path: '^(kernel|modules/[^/]+)/server/' },
      to: { path: '^ui/|/web/' },
    },
    {
      name: 'kernel-and-ui-know-nobody',
      severity: 'error',
      from: { path: '^(kernel|ui)/' },
      to: { path: '^(modules|apps)/' },
    },
    {
      name: 'core-never-imports-process',
      severity: 'error',
      from: { path: `^modules/(${core})/` },
      to: { path: '^modules/', pathNot: [`^modules/(${core})/`] },
    },
    {
      name: 'only-apps-import-insight',
      severity: 'error',
      from: { path: '^(kernel|ui|modules)/', pathNot: ['^modules/insight/'] },
      to: { path: '^modules/insight/' },
    },
  ];
}

/** Names of the rules that the house under `root` breaks, with where, and how many files were seen. */
async function violations(root: string): Promise<{ found: string[]; modules: number }> {
  const packages = packagesOf(root);
  const result = await cruise(
    packages.map(({ folder }) => folder),
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: rules(packages) },
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '/dist/' },
      tsPreCompilationDeps: true,
      enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
    },
  );
  if (typeof result.output === 'string') throw new Error(result.output);
  const { violations: broken, totalCruised } = result.output.summary;
  return {
    found: broken.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    modules: totalCruised,
  };
}

/** Each of these is planted in the fixture; a check that misses one is blind. */
const PLANTED = [
  'declared-neighbours',
  'front-door',
  'no-cycles',
  'model-is-pure',
  'model-does-no-io',
  'web-reaches-the-server-over-http',
  'server-knows-no-pages',
  'kernel-and-ui-know-nobody',
  'core-never-imports-process',
  'only-apps-import-insight',
];

const canary = await violations(join(ROOT, 'scripts/fixtures/canary'));
const missed = PLANTED.filter(name => !canary.found.some(line => line.startsWith(name)));
const house = await violations(ROOT);
for (const name of missed) process.stdout.write(`The canary of ${name} was not seen: the check is blind.\n`);
for (const line of house.found) process.stdout.write(`${line}\n`);
process.stdout.write(
  `${house.modules} modules, ${house.found.length} violations; canary ${PLANTED.length - missed.length} of ${PLANTED.length}\n`,
);
process.exit(missed.length || house.found.length || house.modules < 50 ? 1 : 0);
