import { randomBytes } from 'node:crypto';
import { civilDay } from '@zhiban/kernel';
import type { Kernel, Tx } from '@zhiban/kernel/server';
import {
  type Caller,
  NETWORK_CHANGE_WITHIN_MS,
  type SecuritySubject,
  type SignInMethod,
} from '../model/index.ts';
import { raiseAlert } from './alerts.ts';
import { type CacheEntry, createCallerCache } from './caller-cache.ts';
import type { Cookies } from './cookie.ts';
import type { Request } from './http.ts';
import { networkOf } from './network.ts';
import { type FoundSession, prepareReadSession } from './read-session.ts';
import { deleteExpiredSessions, deleteSession, insertSession, setNetwork, touchSession } from './store.ts';

/** An applicant may be called away from a form; an officer's screen shows other people's data. */
const IDLE_MS = { applicant: 2 * 3600_000, staff: 30 * 60_000 } as const;
export const ABSOLUTE_SECONDS = 12 * 3600;
/** How exactly the last request is known. */
const TOUCH_MS = 60_000;

export interface Sessions {
  /** The caller behind a request's cookie; anonymous when there is no living session. */
  authenticate(request: Request): Promise<Caller>;
  /** The caller behind a token. */
  callerOf(token: string): Promise<Caller>;
  /**
   * Begins a session under a new token, and ends the one that the request came with: a token that somebody
   * planted before the sign-in is worth nothing after it.
   */
  begin(
    tx: Tx,
    request: Request,
    subject: SecuritySubject,
    method: SignInMethod,
    /** When a second factor was shown; null: none has been. */
    factorAt: Date | null,
  ): Promise<BegunSession>;
  /** Ends the session of this request. @returns whether there was one */
  end(tx: Tx, request: Request): Promise<boolean>;
  /** Call after the commit of whatever changed the caller of this request. */
  forget(request: Request): void;
}

export interface BegunSession {
  readonly sessionId: string;
  readonly token: string;
}

/** @param allowDemo whether sessions that the demo connector began are still believed */
export function createSessions(kernel: Kernel, cookies: Cookies, allowDemo: boolean): Sessions {
  const { clock, ids, keyring, db } = kernel;
  const cache = createCallerCache();
  const readSession = prepareReadSession(kernel);
  const digestOf = (token: string) => keyring.mac('identity/session', token);
  const digestIn = (request: Request) => {
    const token = cookies.readSession(request);
    return token === undefined ? undefined : digestOf(token);
  };

  async function load(digest: string, now: Date, address?: string): Promise<CacheEntry | undefined> {
    const found = await readSession(digest, civilDay(now));
    if (!found || (found.method === 'demo' && !allowDemo)) return undefined;
    const idleMs = IDLE_MS[found.caller.kind];
    const endsAt = Math.min(found.lastSeenAt.getTime() + idleMs, found.expiresAt.getTime());
    if (now.getTime() >= endsAt) return undefined;
    if (address !== undefined) await noteNetwork(found, networkOf(address), now);
    if (now.getTime() - found.lastSeenAt.getTime() >= TOUCH_MS) await touchSession(db, digest, now);
    return { caller: found.caller, readAt: now.getTime(), endsAt };
  }

  async function noteNetwork(
    { caller, network, lastSeenAt }: FoundSession,
    seen: string,
    now: Date,
  ): Promise<void> {
    if (network === seen || network === null) return;
    await kernel.transaction(async tx => {
      await setNetwork(tx, caller.sessionId, seen);
      const soon = now.getTime() - lastSeenAt.getTime() < NETWORK_CHANGE_WITHIN_MS;
      if (caller.kind === 'staff' && soon)
        await raiseAlert(tx, kernel, {
          kind: 'network-change',
          staffId: caller.staffId,
          detail: `${network} → ${seen}`,
        });
    });
  }

  async function callerOf(token: string, address?: string): Promise<Caller> {
    const now = clock.now();
    const cached = cache.get(token, now.getTime());
    if (cached) return cached;
    const generation = cache.generation();
    const entry = await load(digestOf(token), now, address);
    if (!entry) return { kind: 'anonymous' };
    cache.put(token, entry, generation);
    return entry.caller;
  }

  return {
    callerOf,
    async authenticate(request) {
      const token = cookies.readSession(request);
      return token === undefined ? { kind: 'anonymous' } : callerOf(token, request.ip);
    },
    async begin(tx, request, subject, method, factorAt) {
      const now = clock.now();
      const previous = digestIn(request);
      if (previous !== undefined) await deleteSession(tx, previous);
      await deleteExpiredSessions(tx, now);
      const token = randomBytes(32).toString('base64url');
      const sessionId = ids.next();
      await insertSession(tx, {
        id: sessionId,
        tokenDigest: digestOf(token),
        personId: subject.kind === 'person' ? subject.id : null,
        staffId: subject.kind === 'staff' ? subject.id : null,
        method,
        createdAt: now,
        lastSeenAt: now,
        factorAt,
        network: networkOf(request.ip),
        expiresAt: new Date(now.getTime() + ABSOLUTE_SECONDS * 1000),
      });
      return { sessionId, token };
    },
    async end(tx, request) {
      const digest = digestIn(request);
      return digest !== undefined && (await deleteSession(tx, digest));
    },
    forget(request) {
      const token = cookies.readSession(request);
      if (token !== undefined) cache.forget(token);
    },
  };
}
