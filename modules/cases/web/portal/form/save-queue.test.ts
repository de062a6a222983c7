import { describe, expect, it } from 'vitest';
import { type Changes, createSaveQueue, type SaveStatus } from './save-queue.ts';

class Stale extends Error {}

/** A server that holds each batch until the test answers it. */
function harness() {
  const sent: Changes[] = [];
  const answers: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const states: SaveStatus['state'][] = [];
  const reloads: Changes[] = [];
  const queue = createSaveQueue({
    send: changes => {
      sent.push(changes);
      return new Promise<void>((resolve, reject) => answers.push({ resolve, reject }));
    },
    isStale: error => error instanceof Stale,
    reload: async unsaved => void reloads.push(unsaved),
    onStatus: ({ state }) => states.push(state),
    now: () => new Date('2026-11-21T02:32:00Z'),
  });
  const answer = async (error?: Error) => {
    const next = answers.shift();
    if (error) next?.reject(error);
    else next?.resolve();
    await new Promise(resolve => setTimeout(resolve, 0));
  };
  return { queue, sent, states, reloads, answer };
}

describe('the save queue', () => {
  it('sends one batch at a time and gathers what is typed meanwhile', async () => {
    const { queue, sent, states, answer } = harness();
    queue.put({ values: { premises_name: '清' } });
    queue.put({ values: { premises_name: '清河' } });
    queue.put({ answers: { 变更事项: '名称' } });
    expect(sent).toEqual([{ answers: {}, values: { premises_name: '清' } }]);
    await answer();
    expect(sent[1]).toEqual({ answers: { 变更事项: '名称' }, values: { premises_name: '清河' } });
    await answer();
    expect(sent).toHaveLength(2);
    expect(states).toEqual(['saving', 'saved']);
  });

  it('reloads a stale page and sends again, the newest words winning', async () => {
    const { queue, sent, states, reloads, answer } = harness();
    queue.put({ values: { mobile_phone: '138', premises_name: '清河' } });
    queue.put({ values: { mobile_phone: '13800000000' } });
    await answer(new Stale());
    expect(reloads).toEqual([
      { answers: {}, values: { mobile_phone: '13800000000', premises_name: '清河' } },
    ]);
    expect(sent[1]).toEqual({ answers: {}, values: { mobile_phone: '13800000000', premises_name: '清河' } });
    await answer();
    expect(states).toEqual(['saving', 'saved']);
  });

  it('keeps everything after a failure, and flush sends it again', async () => {
    const { queue, sent, states, answer } = harness();
    queue.put({ values: { loss_date: '2026-11-01' } });
    const done = queue.flush();
    await answer(new Error('offline'));
    expect(await done).toBe(false);
    expect(states).toEqual(['saving', 'failed']);
    const again = queue.flush();
    expect(sent[1]).toEqual({ answers: {}, values: { loss_date: '2026-11-01' } });
    await answer();
    expect(await again).toBe(true);
  });

  it('gives up after three reloads in a row', async () => {
    const { queue, states, reloads, answer } = harness();
    queue.put({ values: { loss_date: '2026-11-01' } });
    for (let time = 0; time < 4; time += 1) await answer(new Stale());
    expect(reloads).toHaveLength(3);
    expect(states.at(-1)).toBe('failed');
  });

  it('has nothing to flush at first', async () => {
    const { queue, states } = harness();
    expect(await queue.flush()).toBe(true);
    expect(states).toEqual([]);
  });
});
