import i18next from 'i18next';
import { consoleEn } from '../text/console-en.ts';
import { consoleZhCN } from '../text/console-zh-cn.ts';

// The console's texts come with its pages: the portal's first page has no room for them.
function add(): void {
  i18next.addResourceBundle('zh-CN', 'cases', { console: consoleZhCN }, true);
  i18next.addResourceBundle('en', 'cases', { console: consoleEn }, true);
}

if (i18next.isInitialized) add();
else i18next.on('initialized', add);
