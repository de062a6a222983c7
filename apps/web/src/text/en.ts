import type { zhCN } from './zh-cn.ts';

export const en: typeof zhCN = {
  name: 'Zhiban',
  skip: 'Skip to the content',
  menu: 'Main menu',
  home: 'Home',
  mine: 'My matters',
  help: 'Help',
  language: '中文',
  elder: { on: 'Large text', off: 'Standard' },
  opening: 'Opening',
  footer: {
    phone: 'If you are stuck, call 12345 and a member of staff will help you.',
    access: 'This site works by keyboard, reads aloud and has large text.',
    more: 'Accessibility',
  },
  connection: {
    offline: 'There is no network. Check it; the page goes on by itself when it is back.',
    down: 'The service does not answer for now and is being tried again. You can stay on this page.',
  },
  notFound: {
    title: 'This page was not found',
    what: 'There is no page at this address.',
    why: 'The link may be out of date, or the address mistyped.',
    action: 'Go to the home page',
  },
  failed: { title: 'The page did not open', home: 'Go to the home page' },
  homeTitle: 'What would you like to do?',
  consoleName: 'Zhiban console',
  consoleMenu: 'Menu',
  consoleStart: {
    nothing: 'There is nothing for this account to do yet.',
    why: 'Ask your administrator if you need to review applications, manage services or run the system.',
  },
  toPortal: 'Public portal',
  helpPage: {
    title: 'Help',
    lead: 'How to get things done, read, listen, and reach a person.',
    person: {
      title: 'Reach a person',
      phone: 'Call 12345 and say what you want to do. Staff will take you through it or call you back.',
      code: 'When a page fails it gives a code. Quote it, and the cause is found sooner.',
    },
    see: {
      title: 'Hard to see or to understand',
      elder: 'Press “Large text” above: larger text and buttons, and every block can be read aloud.',
      zoom: 'You can also enlarge the page in the browser: Ctrl and + on a computer, two fingers on a phone. Nothing is lost at 200 %.',
      language: 'Press “中文” above to read the pages in Chinese.',
    },
    keyboard: {
      title: 'By keyboard alone',
      tab: 'Tab goes to the next button, link or input, Shift and Tab goes back; a blue frame shows where you are.',
      press:
        'Enter follows a link or presses a button, Space ticks a box. The first Tab on a page leads to its content.',
    },
    access: {
      title: 'Accessibility',
      text: 'This site follows GB/T 37668 and WCAG 2.2, level AA. There are no pop-up advertisements and no time limits.',
      report: 'If something does not work for you, call 12345 and tell us.',
    },
  },
};
