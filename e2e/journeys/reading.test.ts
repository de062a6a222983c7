import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photographOf } from '../papers.ts';
import {
  materialOf,
  READING_MS,
  shouldBeAccessible,
  shouldSee,
  whenIAnswer,
  whenISignInAs,
  whenIStart,
  whenIUpload,
} from '../steps.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Everything that the status lines of the page say from now on, however shortly. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  const said = await page.evaluateHandle(() => {
    const lines = new Set<string>();
    new MutationObserver(() => {
      for (const line of document.querySelectorAll('[role=status]'))
        lines.add(line.textContent?.trim() ?? '');
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    return lines;
  });
  return () => said.evaluate(lines => [...lines]);
}

describe('someone who hands in two photographs one after the other', () => {
  let page: Page;
  let said: () => Promise<string[]>;
  beforeAll(async () => {
    page = await world.visit({ width: 360, height: 740 });
    await whenISignInAs(page, '王芳', '临江市清和宾馆有限公司');
    await page.goto('/services/hygiene-licence-change');
    await whenIStart(page);
    await whenIAnswer(page, '您要变更什么？', '法定代表人或负责人 名称没有变，换了人');
    await page.goto(`${page.url().split('?')[0]}?step=materials`);
    await materialOf(page, '原许可证').waitFor();
    said = await listen(page);
  });
  afterAll(() => page.context().close());

  it('is told how far each is, and then what was read from it', async () => {
    const first = await photographOf(page, 'qinghe_hotel-hygiene-licence');
    const second = await photographOf(page, 'qinghe_hotel-business-licence');
    await whenIUpload(page, '原许可证', first);
    await whenIUpload(page, '营业执照', second);
    await shouldBeAccessible(page);
    await shouldSee(materialOf(page, '原许可证'), '读到 9 项信息，已经填到表里', READING_MS);
    await shouldSee(materialOf(page, '营业执照'), /读到 \d+ 项信息/, READING_MS);
    const lines = await said();
    // Which stages are met depends on the machine; that it is told where it is does not.
    expect(lines).toContainEqual(expect.stringMatching(/第 1 页，共 1 页：正在\S+$/));
    expect(world.complaints).toEqual([]);
  });
});
