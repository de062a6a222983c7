// Plain JavaScript for whatever Node runs npm (20.19 or newer): installs what is missing, finds the project's own
// Node and hands over to it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command, ...rest] = process.argv.slice(2);
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.zhiban-installed');

const lockDigest = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest();

const major = version => Number(version.replace(/^v/, '').split('.')[0]);

function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

if (!installed) {
  process.stdout.write(
    '正在安装依赖，第一次约需一两分钟… Installing dependencies, a minute or two the first time…\n',
  );
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lock file written where the registry lacks another platform's optional packages.
  const args = ['install', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0)
    fail(
      '安装没有成功：请检查网络或 npm 镜像后重试。 Installing failed: check the network or the npm registry and try again.',
    );
  writeFileSync(stamp, lockDigest());
}

const own = ['node', 'node.exe'].map(name => join(bin, name)).find(existsSync);
const [, minor] = process.versions.node.split('.').map(Number);
const usable = major(process.versions.node) > 22 || (major(process.versions.node) === 22 && minor >= 18);
const node = own ?? (usable ? process.execPath : undefined);
if (!node)
  fail(
    `这台机器上没有配套的 Node，自带的是 ${process.version}：请安装 Node 22.18 或更新版本。 ` +
      `There is no bundled Node for this machine, and its own is ${process.version}: install Node 22.18 or newer.`,
  );

const script = join(root, 'scripts', `${command}.ts`);
if (!existsSync(script)) fail(`没有这个命令：${command}。 There is no command ${command}.`);

const result = spawnSync(node, [script, ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
});
// Ctrl-C reaches the child too: that a server ends is no failure, that a check did not come to its end is one.
const ended = result.signal === 'SIGINT' || result.signal === 'SIGTERM';
process.exit(ended && ['start', 'dev'].includes(command) ? 0 : (result.status ?? 1));
