import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkElement, element, type Subject } from '../../model/index.ts';
import type { Connector } from '../connector.ts';

export interface ContractCase {
  readonly connector: Connector;
  /** A subject that the register knows, and one that it does not. */
  readonly known: Subject;
  readonly unknown: Subject;
  /** Makes the register hang from now on, and come back. */
  hang(): void;
  recover(): void;
  /** Makes the register fail at once. */
  fail(): void;
  close(): Promise<void>;
}

/** What every connector must do; each runs it in its own test file, a real one against a stand-in of its register. */
export function connectorContract(makeConnector: () => Promise<ContractCase>): void {
  describe('keeps the contract of connectors', () => {
    let it: ContractCase;
    const never = new AbortController().signal;
    beforeAll(async () => {
      it = await makeConnector();
    });
    afterAll(() => it.close());

    test('declares registered elements only, each once', () => {
      const { elements } = it.connector;
      expect(elements.length).toBeGreaterThan(0);
      expect(new Set(elements).size).toBe(elements.length);
      expect(elements.map(code => element(code).code)).toEqual(elements);
      expect(it.connector.id).toMatch(/^[a-z][a-z-]+$/);
      expect([it.connector.name.zh, it.connector.name.en].every(name => name.trim() !== '')).toBe(true);
    });

    test('answers a known subject with declared elements whose values the registry accepts', async () => {
      const answer = await it.connector.lookup(it.known, never);
      if (answer.kind !== 'found') throw new Error('the known subject was not found');
      const codes = Object.keys(answer.values);
      expect(codes.length).toBeGreaterThan(0);
      expect(codes.filter(code => !it.connector.elements.includes(code))).toEqual([]);
      for (const [code, value] of Object.entries(answer.values))
        if (value !== null) expect(checkElement(code, value)).toEqual({ ok: true, value });
      expect(Number.isNaN(Date.parse(answer.asOf))).toBe(false);
    });

    test('says that it does not know an unknown subject', async () => {
      expect(await it.connector.lookup(it.unknown, never)).toEqual({ kind: 'not-found' });
    });

    test('throws when its register fails', async () => {
      it.fail();
      await expect(it.connector.lookup(it.known, never)).rejects.toThrow();
      it.recover();
    });

    test('gives up within 50 ms when it is told to', async () => {
      it.hang();
      const controller = new AbortController();
      const lookup = it.connector.lookup(it.known, controller.signal);
      const settled = lookup.then(
        () => 'answered',
        () => 'gave up',
      );
      await sleep(20);
      controller.abort();
      // Against a timer rather than a stop-watch, so that a busy machine delays both.
      expect(await Promise.race([settled, sleep(50, 'too late')])).toBe('gave up');
      it.recover();
    });

    test('does not even start when it is told to give up before', async () => {
      await expect(it.connector.lookup(it.known, AbortSignal.abort())).rejects.toThrow();
    });
  });
}
