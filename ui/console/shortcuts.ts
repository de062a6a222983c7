import { useEffect, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** `KeyboardEvent.key`: `j`, `/`, `?`. Plain keys only. */
  key: string;
  /** What it does: 下一件. */
  label: string;
  run: () => void;
}

const switchKey = 'zhiban.shortcuts';
const listeners = new Set<() => void>();
let active: readonly (readonly Shortcut[])[] = [];
let shown: readonly Shortcut[] = [];
let enabled = typeof localStorage === 'undefined' || localStorage.getItem(switchKey) !== 'off';

function publish(groups: typeof active): void {
  active = groups;
  shown = groups.flat();
  for (const notify of listeners) notify();
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, dialog *, [role="dialog"] *'));

function press(event: KeyboardEvent): void {
  if (!enabled || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target)) return;
  const shortcut = shown.findLast(candidate => candidate.key === event.key);
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run();
}

function subscribe(notify: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('keydown', press);
  listeners.add(notify);
  return () => {
    listeners.delete(notify);
    if (listeners.size === 0) window.removeEventListener('keydown', press);
  };
}

/**
 * Single-key shortcuts while the component is mounted; they rest while one types or a dialog is open.
 * The help (`ShortcutHelp`) lists them. Pass a stable array (`useMemo`). Of two with one key the later
 * mounted wins.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    publish([...active, shortcuts]);
    return () => publish(active.filter(group => group !== shortcuts));
  }, [shortcuts]);
}

/** All shortcuts of the moment. Keys work only while something listens here: the shell's help does. */
export function useShownShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => shown);
}

/** The person's switch for single-key shortcuts (WCAG 2.2, 2.1.4), kept in this browser. */
export function useShortcutSwitch(): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, () => enabled);
  return [
    on,
    next => {
      enabled = next;
      localStorage.setItem(switchKey, next ? 'on' : 'off');
      for (const notify of listeners) notify();
    },
  ];
}
