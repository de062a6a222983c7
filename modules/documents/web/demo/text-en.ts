import type { demoZhCN } from './text-zh-cn.ts';

export const demoEn: typeof demoZhCN = {
  title: 'Photographs to try',
  tag: 'Demonstration',
  lead: 'No licence at hand? Download a photograph of a fictional one and upload it in a service.',
  notice:
    'Companies, people and numbers on these licences are fictional. A system in production has nothing on this page.',
  home: 'Back to the start',
  absent: 'There are no photographs here',
  absentWhy: 'A system in production has no demonstration. Upload a licence of your own.',
  photograph: 'Photograph of {{title}} (demonstration)',
  change: 'Change it',
  download: 'Download the photograph',
  back: 'All photographs',
  condition: 'How it was taken',
  conditions: { good: 'Well', tilted: 'Tilted', dark: 'In the dark', 'upside-down': 'Upside down' },
  values: 'What stands on it',
  valuesText: 'Change one digit, download it, and see whether the system notices.',
  printed: 'Was: {{value}}',
  changed: 'Changes: {{n}}',
  reset: 'Undo all',
  picture: {
    taking: 'Taking the photograph',
    ready: 'The photograph is up to date',
    failed: 'That failed. Try again; if it still fails, wait a minute.',
  },
  again: 'Take it again',
};
