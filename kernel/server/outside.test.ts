import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetchOutside, isPublicAddress } from './outside.ts';

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://x');
  if (pathname === '/redirect') response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
  else if (pathname === '/large') response.end(Buffer.alloc(3_000));
  else if (pathname === '/silent') return;
  else if (pathname === '/slow') response.write('begun');
  else if (pathname === '/missing') response.writeHead(404).end('no');
  else request.pipe(response.setHeader('x-host', request.headers.host ?? ''));
});
let port: number;
beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    '::ffff:127.0.0.1',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
    'example.com',
  ])('%s is not public', address => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2400:3200::1'])('%s is public', address => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('a call outside', () => {
  const to = (addresses: readonly string[], permitted: readonly string[] = []) => {
    let resolved = 0;
    const fetchOutside = createFetchOutside({
      permitted,
      resolve: async () => {
        resolved += 1;
        return addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }));
      },
    });
    return { fetchOutside, times: () => resolved };
  };

  it.each([
    ['http://example.com/', 'url-refused'],
    ['ftp://example.com/', 'url-refused'],
    ['file:///etc/passwd', 'url-refused'],
    ['https://user:secret@example.com/', 'url-refused'],
    ['nothing', 'url-refused'],
    ['https://127.0.0.1/', 'address-refused'],
    ['https://2130706433/', 'address-refused'],
    ['https://0x7f.1/', 'address-refused'],
    ['https://[::1]/', 'address-refused'],
    ['https://[::ffff:10.0.0.1]/', 'address-refused'],
    ['https://169.254.169.254/latest/meta-data', 'address-refused'],
  ])('to %s is refused', async (url, reason) => {
    await expect(to(['8.8.8.8']).fetchOutside(url)).rejects.toMatchObject({ reason });
  });

  it('is refused when any address of the host is not public', async () => {
    await expect(to(['8.8.8.8', '10.0.0.8']).fetchOutside('https://example.com/')).rejects.toMatchObject({
      reason: 'address-refused',
      message: 'example.com leads to 10.0.0.8, which is not a public address',
    });
    await expect(to([]).fetchOutside('https://example.com/')).rejects.toMatchObject({
      reason: 'unreachable',
    });
  });

  it('goes to the address that was checked, under the name that was asked for', async () => {
    const origin = `http://tsa.example:${port}`;
    const { fetchOutside, times } = to(['127.0.0.1'], [`${origin}/path`]);
    const answer = await fetchOutside(`${origin}/echo`, { method: 'POST', body: Buffer.from('question') });
    expect([answer.status, answer.body.toString(), answer.headers['x-host']]).toEqual([
      200,
      'question',
      `tsa.example:${port}`,
    ]);
    expect(times()).toBe(1);
    expect((await fetchOutside(`${origin}/missing`)).status).toBe(404);
    await expect(fetchOutside(`http://other.example:${port}/`)).rejects.toMatchObject({
      reason: 'url-refused',
    });
  });

  it('into a permitted network still asks for TLS', async () => {
    const { fetchOutside } = to(['127.0.0.1'], ['127.0.0.0/8']);
    await expect(fetchOutside(`http://a.example:${port}/`)).rejects.toMatchObject({ reason: 'url-refused' });
    await expect(fetchOutside(`https://a.example:${port}/`)).rejects.toMatchObject({ reason: 'unreachable' });
  });

  it.each([
    ['redirect', 'redirected'],
    ['large', 'too-large'],
    ['silent', 'too-slow'],
    ['slow', 'too-slow'],
  ])('that meets a %s answer ends', async (path, reason) => {
    const origin = `http://127.0.0.1:${port}`;
    const fetchOutside = createFetchOutside({ permitted: [origin] });
    const request = { maxBytes: 2_000, timeoutMs: 500 };
    await expect(fetchOutside(`${origin}/${path}`, request)).rejects.toMatchObject({ reason });
  });

  it('needs permissions that can be read', () => {
    expect(() => createFetchOutside({ permitted: ['10.0.0.0/99'] })).toThrow('neither an origin');
    expect(() => createFetchOutside({ permitted: ['intranet'] })).toThrow('neither an origin');
  });
});

it('the linter refuses any other way out of the server’s code', async () => {
  const root = await mkdtemp(join(tmpdir(), 'zhiban-lint-'));
  await copyFile('biome.json', join(root, 'biome.json'));
  const biome = resolve('node_modules', '.bin', 'biome');
  const complaints = async (folder: string, code: string): Promise<number | null> => {
    await mkdir(join(root, folder), { recursive: true });
    await writeFile(join(root, folder, 'planted.ts'), code);
    return spawnSync(biome, ['lint', '--vcs-enabled=false', folder], { cwd: root }).status;
  };
  try {
    const bare = "export const a = await fetch('https://example.com');\n";
    expect(await complaints('modules/facts/server', bare)).toBe(1);
    const own = "import { request } from 'node:https';\nexport const a = request;\n";
    expect(await complaints('modules/facts/server', own)).toBe(1);
    expect(await complaints('modules/facts/server', 'export const a = 1;\n')).toBe(0);
    expect(await complaints('modules/facts/web', bare)).toBe(0);
  } finally {
    await rm(root, { recursive: true });
  }
}, 20_000);
