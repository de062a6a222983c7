import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** An entry of Vite's `.vite/manifest.json`, as far as it is read here. */
interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

/** The home route's page, and by convention the modules' blocks on it: `web/home.tsx`, `web/home-search.tsx`. */
const shownAtHome = /(^|\/)(portal\/home|web\/home(-[\w-]+)?)\.tsx$/;

/**
 * The script that the portal's first page loads: the entry, the home route, the modules' home blocks,
 * and everything that these import.
 * @param distDir the folder that `vite build` wrote; the app's own unless told
 * @returns the files' paths below `distDir` and the sum of their sizes, each gzipped at level 6, in bytes
 * @throws Error if the build has no manifest, no entry or no home route
 */
export async function firstPageScript(
  distDir = path.join(import.meta.dirname, 'dist'),
): Promise<{ files: string[]; gzipBytes: number }> {
  const text = await readFile(path.join(distDir, '.vite', 'manifest.json'), 'utf8');
  const manifest: Record<string, Chunk> = JSON.parse(text);
  const files = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  const chunks = Object.entries(manifest);
  const entries = chunks.filter(([, chunk]) => chunk.isEntry);
  const home = chunks.filter(([, chunk]) => chunk.src && shownAtHome.test(chunk.src));
  if (entries.length === 0 || home.length === 0) throw new Error(`No entry or no home route in ${distDir}`);
  for (const [key] of [...entries, ...home]) visit(key);
  const scripts = [...files].filter(file => file.endsWith('.js')).sort();
  const sizes = await Promise.all(
    scripts.map(async file => gzipSync(await readFile(path.join(distDir, file))).length),
  );
  return { files: scripts, gzipBytes: sizes.reduce((sum, size) => sum + size, 0) };
}
