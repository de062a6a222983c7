/** DER as PEM (RFC 7468). */
export function toPem(label: 'CERTIFICATE' | 'PRIVATE KEY', der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
