/** What the composition root writes into the evidence log. Holds no secret and no typed-in name. */
export type SecurityEvent =
  | {
      kind: 'signed-in';
      at: Date;
      subject: SecuritySubject;
      method: SignInMethod;
      sessionId: string;
      address: string;
    }
  | {
      kind: 'sign-in-refused';
      at: Date;
      /** Null when there is no such account. */
      subject: SecuritySubject | null;
      reason: 'unknown-user' | 'wrong-password' | 'wrong-code' | 'used-code' | 'wrong-passkey' | 'disabled';
      address: string;
    }
  | { kind: 'factor-confirmed'; at: Date; subject: SecuritySubject; sessionId: string; method: FactorMethod }
  | { kind: 'passkey-added'; at: Date; subject: SecuritySubject; name: string }
  | { kind: 'passkey-removed'; at: Date; subject: SecuritySubject; name: string }
  | { kind: 'signed-out'; at: Date; subject: SecuritySubject; sessionId: string }
  | { kind: 'company-chosen'; at: Date; subject: SecuritySubject; sessionId: string; uscc: string | null };

export interface SecuritySubject {
  readonly kind: 'person' | 'staff';
  readonly id: string;
}

export type FactorMethod = 'totp' | 'passkey';
/** `demo` is the demo connector; the others are password with a second factor, and OpenID Connect. */
export type SignInMethod = 'demo' | 'password-totp' | 'password-passkey' | 'oidc';
