type PemLabel = 'CERTIFICATE' | 'CERTIFICATE REQUEST' | 'PRIVATE KEY';

/** DER as PEM (RFC 7468). */
export function toPem(label: PemLabel, der: ArrayBuffer | Uint8Array): string {
  const bytes = der instanceof Uint8Array ? Buffer.from(der) : Buffer.from(der);
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** The DER of every block with this label, in their order. */
export function fromPem(label: PemLabel | 'ENCRYPTED PRIVATE KEY', pem: string): Uint8Array<ArrayBuffer>[] {
  const blocks = pem.matchAll(/-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----/g);
  return [...blocks]
    .filter(([, found]) => found === label)
    .map(([, , body = '']) => new Uint8Array(Buffer.from(body, 'base64')));
}
