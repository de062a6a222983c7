import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import type { Paper } from './papers.ts';

/** Reading a photograph takes seconds of computing; on a busy machine many. */
export const READING_MS = 60_000;

/** When I sign in as a demo applicant, for a company where I act for one. */
export async function whenISignInAs(page: Page, person: string, company?: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: `以${person}的身份登录` }).click();
  if (company) {
    await page.getByRole('button', { name: `为${company}办事` }).click();
    // The name stands in the header before the company is chosen.
    await page.waitForURL(({ pathname }) => !/sign-in|acting-for/.test(pathname));
  }
  await page.getByRole('link', { name: new RegExp(`^${person}`) }).waitFor();
}

/** When I sign in as a member of staff, typing what the demo page shows: user name, password and one-time code. */
export async function whenISignInAsStaff(page: Page, officer: string): Promise<void> {
  await page.goto('/console/sign-in');
  const card = page.getByRole('region', { name: new RegExp(`^${officer}`) });
  // A code works once; a new one comes every thirty seconds.
  const code = card.getByText(/^\d{6}$/);
  await code.waitFor({ timeout: 40_000 });
  const shown = async (label: string) =>
    (await card.locator('dl', { hasText: label }).locator('.zb-fact-value').textContent()) ?? '';
  await page.getByLabel('用户名').fill(await shown('用户名'));
  await page.getByLabel('密码').fill(await shown('密码'));
  await page.getByLabel('验证码').fill((await code.textContent()) ?? '');
  await page.getByRole('button', { name: '登录工作台' }).click();
  // On a narrow page the name is folded into the menu.
  await page.getByRole('banner').getByText(officer).waitFor({ state: 'attached' });
}

/** When I find a service in my own words and open its guide. */
export async function whenIFind(page: Page, words: string, service: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('searchbox').fill(words);
  await shouldSee(page, /找到 \d+ 个事项/);
  await page.getByRole('link', { name: service }).first().click();
  await page.getByRole('heading', { level: 1, name: service }).waitFor();
}

/** When I start a service from its guide; an unfinished application of mine goes on. */
export async function whenIStart(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: '开始办理' })
    .or(page.getByRole('button', { name: '开始办理' }))
    .click();
  await page.waitForURL(/\/applications\//);
  await page.getByRole('radio').first().waitFor();
}

/** When I answer a guided question. */
export async function whenIAnswer(page: Page, question: string, answer: string): Promise<void> {
  await page
    .getByRole('group', { name: question })
    .getByRole('radio', { name: answer, exact: false })
    .check();
  await shouldBeSaved(page);
}

/** When I hand in a paper for a material. */
export async function whenIUpload(page: Page, material: string, paper: Paper): Promise<void> {
  await materialOf(page, material).locator('input[type=file]').first().setInputFiles(paper);
}

/** When I download something by the words on its link or button. */
export async function whenIDownload(page: Page, words: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The file behind a link, fetched as the person who sees it. */
export async function fileBehind(page: Page, words: string): Promise<Buffer> {
  const address = await page.getByRole('link', { name: words }).getAttribute('href');
  return (await page.request.get(address ?? '')).body();
}

/** The place on the form where a material is handed in. */
export function materialOf(page: Page, material: string): Locator {
  return page.getByRole('group', { name: new RegExp(`^${material}`) });
}

/** When I write something and go on to the next field. */
export async function whenIWrite(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label, { exact: false }).and(page.locator('input, textarea'));
  await field.fill(text);
  await field.blur();
}

/** When I correct a value that was filled in for me. */
export async function whenICorrect(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('button', { name: `更正${label}` }).click();
  await whenIWrite(page, label, text);
}

/** When I declare that all is true and submit. */
export async function whenISubmit(page: Page): Promise<void> {
  const truth = page.getByRole('checkbox', { name: '我承诺' });
  await truth.check();
  await page.getByRole('button', { name: /^(提交申请|再次提交)$/ }).click();
}

/** Then I should see these words. */
export async function shouldSee(
  within: Page | Locator,
  words: string | RegExp,
  timeout?: number,
): Promise<void> {
  await within
    .getByText(words)
    .filter({ visible: true })
    .first()
    .waitFor(timeout === undefined ? {} : { timeout });
}

/** Then a field should be filled in with a value, and say where that came from: 来自原许可证，2026-11-20，已读取. */
export async function shouldBeFilledIn(
  page: Page,
  field: { label: string; value: string; from: string },
  timeout = 20_000,
): Promise<void> {
  const line = page
    .locator('dl')
    .filter({ has: page.locator('dt', { hasText: field.label }) })
    .filter({ hasText: field.value });
  await line.getByText(field.from).first().waitFor({ timeout });
}

/** Then a picture should not only have a place on the page but be there. */
export async function shouldShowItsPicture(picture: Locator): Promise<void> {
  await picture.waitFor({ timeout: READING_MS });
  await picture.evaluate(async node => {
    if (!(node instanceof HTMLImageElement)) throw new Error('This is no picture.');
    await node.decode();
    if (node.naturalWidth < 600) throw new Error(`The picture is ${node.naturalWidth} pixels wide.`);
  });
}

/** Then what I entered should be kept. */
export async function shouldBeSaved(page: Page): Promise<void> {
  await shouldSee(page, /已保存 \d\d:\d\d/);
}

/** Then the page should have no accessibility violation that axe can find. */
export async function shouldBeAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  if (violations.length === 0) return;
  const lines = violations.map(
    ({ id, help, nodes }) =>
      `  ${id}: ${help}\n${nodes.map(node => `    ${node.target.join(' ')}: ${node.html.slice(0, 200)}`).join('\n')}`,
  );
  throw new Error(`${page.url()} is not accessible:\n${lines.join('\n')}`);
}

/** Then nothing should stick out of the window sideways. */
export async function shouldFitTheWindow(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*')]
      .filter(element => element.getBoundingClientRect().right > width + 1)
      .map(
        element =>
          `${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.slice(0, 40)}`,
      )
      .slice(0, 5);
  });
  if (wide.length > 0) throw new Error(`${page.url()} is wider than its window:\n  ${wide.join('\n  ')}`);
}
