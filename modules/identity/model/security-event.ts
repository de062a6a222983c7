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
      reason: 'unknown-user' | 'wrong-password' | 'wrong-code' | 'used-code' | 'disabled';
      address: string;
    }
  | { kind: 'signed-out'; at: Date; subject: SecuritySubject; sessionId: string }
  | { kind: 'company-chosen'; at: Date; subject: SecuritySubject; sessionId: string; uscc: string | null };

export interface SecuritySubject {
  readonly kind: 'person' | 'staff';
  readonly id: string;
}

/** `demo` is the demo connector; `password-totp` is password and one-time code. */
export type SignInMethod = 'demo' | 'password-totp';
