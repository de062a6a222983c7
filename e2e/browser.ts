import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
/** What is unpacked or computed once for all runs; thrown away with the dependencies. */
const CACHE = join(import.meta.dirname, '..', 'node_modules', '.cache', 'zhiban-browser');

const SYSTEM_CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Works as root and in containers, asks nobody on the network for anything. */
const ARGUMENTS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--font-render-hinting=none',
];

interface Program {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Starts a headless Chromium: the system's if there is one that works, else the one from npm (Linux on x64), with the
 * npm Chinese font in both. `ZHIBAN_CHROMIUM` chooses: `npm`, or the path of a program.
 * @throws when neither can be started, saying what to do
 */
export async function launchBrowser(): Promise<Browser> {
  const wish = process.env.ZHIBAN_CHROMIUM;
  const fonts = await fontConfiguration();
  const own = wish === 'npm' ? [] : wish ? [wish] : SYSTEM_CHROMIUMS.filter(path => existsSync(path));
  const failures: unknown[] = [];
  for (const executablePath of own) {
    try {
      return await launch({ executablePath, env: fonts });
    } catch (error) {
      failures.push(error);
    }
  }
  try {
    if (wish && wish !== 'npm') throw new Error(`${wish} was asked for`);
    const fromNpm = await npmChromium();
    return await launch({ ...fromNpm, env: { ...fonts, ...fromNpm.env } });
  } catch (error) {
    throw new AggregateError(
      [...failures, error],
      'No Chromium could be started: install Chromium or Chrome, or name one in ZHIBAN_CHROMIUM.',
    );
  }
}

function launch({ executablePath, env }: Program): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ARGUMENTS,
    // Without a UTF-8 locale Chromium cannot name a downloaded file in Chinese.
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
    timeout: 60_000,
  });
}

/** Unpacks the npm Chromium and the libraries that a bare system lacks, once. */
async function npmChromium(): Promise<Program> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The Chromium from npm is for Linux on x64.');
  const folder = join(dirname(require.resolve('@sparticuz/chromium')), '..');
  const { version } = require(join(folder, 'package.json')) as { version: string };
  const home = join(CACHE, `chromium-${version}`);
  if (!existsSync(home)) await unpack(join(folder, 'bin'), home);
  const known = process.env.LD_LIBRARY_PATH;
  const libraries = join(home, 'al2023', 'lib');
  return {
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: known ? `${libraries}:${known}` : libraries },
  };
}

/** Two runs at once may both unpack; the first to finish gives the folder its name. */
async function unpack(archives: string, home: string): Promise<void> {
  const making = await mkdtemp(join(CACHE, 'unpacking-'));
  const usual = process.env.TMPDIR;
  // The package unpacks into the temporary folder, whatever lies there already.
  process.env.TMPDIR = making;
  try {
    for (const name of ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br'])
      await inflate(join(archives, name));
    await rename(making, home).catch(error => {
      if (!existsSync(home)) throw error;
    });
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
    await rm(making, { recursive: true, force: true });
  }
}

/** Every family that the pages name is the npm font, so that pictures are the same on every machine. */
async function fontConfiguration(): Promise<Record<string, string>> {
  // The font that licences are written in: the dependency is theirs.
  const documents = createRequire(require.resolve('@zhiban/documents'));
  const fonts = dirname(documents.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const weights = (await readdir(fonts)).filter(name => /^(400|500|600|700)/.test(name));
  const families = ['PingFang SC', 'Microsoft YaHei', 'system-ui', 'sans-serif', 'serif', 'monospace'];
  const lines = [
    ...weights.map(name => `<dir>${join(fonts, name)}</dir>`),
    `<cachedir>${join(CACHE, 'fonts')}</cachedir>`,
    ...families.map(
      family =>
        `<alias binding="same"><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
    ),
  ];
  await mkdir(CACHE, { recursive: true });
  const path = join(CACHE, 'fonts.conf');
  await writeFile(path, `<?xml version="1.0"?>\n<fontconfig>\n${lines.join('\n')}\n</fontconfig>\n`);
  return { FONTCONFIG_FILE: path };
}
