import type { Kernel, Tx } from '@zhiban/kernel/server';
import type { SecurityEvent } from '../model/index.ts';
import type { Cookies } from './cookie.ts';
import type { Directory } from './directory.ts';
import type { Oidc } from './oidc.ts';
import type { Sessions } from './sessions.ts';

/** What the operations of this module work with. */
export interface IdentityContext {
  readonly kernel: Kernel;
  readonly sessions: Sessions;
  readonly directory: Directory;
  readonly oidc: Oidc;
  readonly cookies: Cookies;
  /** Whether demo accounts may sign in here; false in production, whatever was asked for. */
  readonly demoSignIn: boolean;
  /** Tells the composition root, in the transaction of the change. */
  tell(tx: Tx, event: SecurityEvent): Promise<void>;
}
