/**
 * The files of a service package by their path inside the folder: `service.yaml`, `decision.dmn`, ... What is no text
 * stands as a `data:` URL: `documents/application-form.docx`.
 */
export type ServiceFiles = Readonly<Record<string, string>>;

/** The files that every package has. */
export const REQUIRED_FILES = ['service.yaml', 'decision.dmn', 'guide.md', 'cases.yaml'] as const;

/** SHA-256 over the names and contents of all files, in the order of the names; hexadecimal. */
export async function filesDigest(files: ServiceFiles): Promise<string> {
  const named = Object.keys(files)
    .sort()
    .map(name => [name, files[name]]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(named)));
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}
