import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { openPlatform, type RunningPlatform } from './platform.ts';

export interface Visit {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'standard' | 'elder';
  readonly language?: 'zh-CN' | 'en';
  /** Device pixels for one CSS pixel. */
  readonly sharpness?: number;
}

/** One platform and one browser, shared by the journeys of a file. */
export interface World {
  readonly platform: RunningPlatform;
  /** Opens a browser window of its own, with its own cookies, on the platform. */
  visit(visit?: Visit): Promise<Page>;
  /** What pages threw or complained about that no journey expected. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

const windows = new Set<Page>();

/** What every open window shows, for whoever has to find out why a step failed. */
export async function whatIsShown(): Promise<string> {
  const shown = [...windows].map(async page => {
    const text = (await page.ariaSnapshot({ timeout: 2_000 }).catch(String)).slice(0, 3000);
    return `── ${page.url()}\n${text}`;
  });
  return (await Promise.all(shown)).join('\n');
}

/** Starts both; a failure of one ends the other. */
export async function openWorld(): Promise<World> {
  const platform = await openPlatform();
  const browser = await launchBrowser().catch(async error => {
    await platform.close();
    throw error;
  });
  const complaints: string[] = [];
  return {
    platform,
    complaints,
    visit: options => openWindow(browser, platform, complaints, options),
    async close() {
      await browser.close();
      await platform.close();
    },
  };
}

async function openWindow(
  browser: Browser,
  platform: RunningPlatform,
  complaints: string[],
  { width = 1280, height = 900, theme = 'standard', language = 'zh-CN', sharpness = 1 }: Visit = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: platform.address,
    viewport: { width, height },
    deviceScaleFactor: sharpness,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    hasTouch: width < 768,
  });
  context.setDefaultTimeout(20_000);
  await context.addInitScript(
    ([ahead, chosen]) => {
      // The page's clock is the platform's.
      const Real = Date;
      globalThis.Date = new Proxy(Real, {
        construct: (target, given, asked) =>
          Reflect.construct(target, given.length > 0 ? given : [Real.now() + ahead], asked),
        get: (target, key) => (key === 'now' ? () => Real.now() + ahead : Reflect.get(target, key)),
      });
      for (const [key, value] of Object.entries(chosen))
        if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
    },
    [
      platform.clock.now().getTime() - Date.now(),
      { 'zhiban.theme': theme, 'zhiban.language': language },
    ] as const,
  );
  const page = await context.newPage();
  windows.add(page);
  page.on('close', () => windows.delete(page));
  page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', message => {
    // Refused requests are told to the person by the page; what is left is a fault of the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}
